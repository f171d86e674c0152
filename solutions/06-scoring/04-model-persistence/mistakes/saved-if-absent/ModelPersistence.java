package kata.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.ml.PipelineModel;

/**
 * Believes that a model that is there need not be saved again.
 *
 * @caughtBy replaces_an_earlier_model
 * @says the one that was saved last
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        if (!Files.exists(Path.of(directory))) {
            model.save(directory);
        }
    }

    public static PipelineModel load(String directory) throws IOException {
        return PipelineModel.load(directory);
    }
}
