package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a tree copes with missing values.
 *
 * @caughtBy leaves_a_healthy_bearing_alone_without_the_temperature
 * @says may be broken while the bearing is not
 */
public final class MissingValues {

    private MissingValues() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelIndex"})
                .setOutputCol("features")
                .setHandleInvalid("keep");
        var classify = new DecisionTreeClassifier().setLabelCol("fault");
        return new Pipeline()
                .setStages(new PipelineStage[] {index, assemble, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
