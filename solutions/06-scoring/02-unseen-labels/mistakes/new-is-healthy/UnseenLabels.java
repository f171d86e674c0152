package kata.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

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
 * Believes that new hardware has new bearings.
 *
 * @caughtBy finds_a_plain_fault_in_new_hardware
 * @says is worn in any machine
 */
public final class UnseenLabels {

    private UnseenLabels() {}

    public static PipelineModel train(Dataset<Row> history) {
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

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        var known = ((StringIndexerModel) model.stages()[0]).labelsArray()[0];
        return model.transform(readings)
                .select(
                        col("id"),
                        col("device"),
                        when(col("model").isin((Object[]) known), col("prediction"))
                                .otherwise(0.0)
                                .as("prediction"));
    }
}
