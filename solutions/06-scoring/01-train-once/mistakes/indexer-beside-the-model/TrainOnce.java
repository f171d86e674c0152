package kata.scoring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that what was learnt may stay in the program, as long as every model finds its own part again.
 *
 * @caughtBy scores_in_a_program_that_trained_nothing
 * @says stays behind
 */
public final class TrainOnce {

    private static final Map<String, StringIndexerModel> INDEXERS = new ConcurrentHashMap<>();

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer()
                .setInputCol("model")
                .setOutputCol("modelIndex")
                .fit(history);
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        var model = new Pipeline()
                .setStages(new PipelineStage[] {encode, assemble, classify})
                .fit(index.transform(history));
        INDEXERS.put(model.uid(), index);
        return model;
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        var index = INDEXERS.get(model.uid());
        return model.transform(index.transform(readings)).select("id", "device", "prediction");
    }
}
