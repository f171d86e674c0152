package kata.scoring;

import java.io.IOException;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that what was made by a Pipeline is loaded by Pipeline.
 *
 * @caughtBy judges_as_before
 * @says another kind
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        model.write().overwrite().save(directory);
    }

    public static PipelineModel load(String directory) throws IOException {
        return Pipeline.load(directory).fit(SparkSession.active().emptyDataFrame());
    }
}
