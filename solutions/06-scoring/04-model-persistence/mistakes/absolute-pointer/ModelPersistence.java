package kata.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.apache.spark.ml.PipelineModel;

/**
 * Believes that a model stays where it was saved.
 *
 * @caughtBy loads_from_another_place
 * @says does not exist there
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        var home = Path.of(directory).toAbsolutePath();
        Files.createDirectories(home);
        var version = home.resolve("version-" + UUID.randomUUID());
        model.save(version.toString());
        Files.writeString(home.resolve("latest"), version.toString());
    }

    public static PipelineModel load(String directory) throws IOException {
        return PipelineModel.load(Files.readString(Path.of(directory, "latest")));
    }
}
