package kata.scoring;

import java.io.IOException;
import org.apache.spark.ml.PipelineModel;

/**
 * Believes that to save a model again is like saving it.
 *
 * @caughtBy replaces_an_earlier_model
 * @says write().overwrite() replaces it
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        model.save(directory);
    }

    public static PipelineModel load(String directory) throws IOException {
        return PipelineModel.load(directory);
    }
}
