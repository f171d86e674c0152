package kata.scoring;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that new hardware asks for new training.
 *
 * @caughtBy trains_once
 * @says A fit takes
 */
public final class UnseenLabels {

    private static final Map<String, Dataset<Row>> past = new HashMap<>();

    private UnseenLabels() {}

    public static PipelineModel train(Dataset<Row> history) {
        past.put("latest", history);
        return trained(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        var renewed = past.containsKey("latest") ? trained(past.get("latest")) : model;
        return renewed.transform(readings).select("id", "device", "prediction");
    }

    private static PipelineModel trained(Dataset<Row> history) {
        var index = new StringIndexer()
                .setInputCol("model")
                .setOutputCol("modelIndex")
                .setHandleInvalid("keep");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, encode, assemble, classify})
                .fit(history);
    }
}
