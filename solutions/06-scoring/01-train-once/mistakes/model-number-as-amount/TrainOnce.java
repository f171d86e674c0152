package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a category is fit for a linear classifier as soon as it is a number.
 *
 * @caughtBy learns_each_model_of_hardware_for_itself
 * @says is a name and no amount
 */
public final class TrainOnce {

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelIndex"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, assemble, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
