package kata.scoring;

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
 * Believes that every column of categories has to be numbered first, the label too.
 *
 * @caughtBy calls_a_fault_a_fault_where_most_bearings_are_worn
 * @says How often something occurs says nothing
 */
public final class TrainOnce {

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var label = new StringIndexer().setInputCol("fault").setOutputCol("label");
        var classify = new LogisticRegression().setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, encode, assemble, label, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
