package kata.scoring;

import static org.apache.spark.sql.functions.avg;

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
 * Believes that what train has noted is there when score needs it.
 *
 * @caughtBy scores_in_a_program_that_trained_nothing
 * @says so all that score needs must be in the PipelineModel
 */
public final class MissingValues {

    private static final Map<String, Double> means = new HashMap<>();

    private MissingValues() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        var model = new Pipeline()
                .setStages(new PipelineStage[] {index, encode, assemble, classify})
                .fit(history);
        means.put(model.uid(), history.agg(avg("temp")).first().getDouble(0));
        return model;
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings.na().fill(means.get(model.uid()), new String[] {"temp"}))
                .select("id", "device", "prediction");
    }
}
