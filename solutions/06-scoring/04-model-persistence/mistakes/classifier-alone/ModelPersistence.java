package kata.scoring;

import java.io.IOException;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that what was learned is in the classifier, and the rest can be written down again.
 *
 * @caughtBy judges_as_before
 * @says in which order its vector was made
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        var stages = model.stages();
        ((MLWritable) stages[stages.length - 1]).write().overwrite().save(directory);
    }

    public static PipelineModel load(String directory) throws IOException {
        var index = new StringIndexerModel(new String[] {"M1", "M2"})
                .setInputCol("model")
                .setOutputCol("modelIndex");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelIndex"})
                .setOutputCol("features");
        return new Pipeline()
                .setStages(new PipelineStage[] {index, assemble, LogisticRegressionModel.load(directory)})
                .fit(SparkSession.active()
                        .sql("SELECT 'M1' AS model, 0.0 AS temp, 0.0 AS vib")
                        .selectExpr("model", "double(temp)", "double(vib)"));
    }
}
