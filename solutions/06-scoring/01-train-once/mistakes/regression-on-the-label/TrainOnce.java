package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a label that is a number asks for a regression.
 *
 * @caughtBy gives_each_reading_a_verdict
 * @says and nothing between
 */
public final class TrainOnce {

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var fit = new LinearRegression().setLabelCol("fault");
        return new Pipeline()
                .setStages(new PipelineStage[] {index, encode, assemble, fit})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
