package kata.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.spark.ml.PipelineModel;

/**
 * Prefer this when a program that scores may load while another saves, or when you want to go back: no version is
 * changed once it is there.
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        var home = Path.of(directory);
        Files.createDirectories(home);
        long version = latest(home) + 1;
        model.write().overwrite().save(home.resolve("version-" + version).toString());
        Files.writeString(home.resolve("latest.new"), Long.toString(version));
        Files.move(home.resolve("latest.new"), home.resolve("latest"), StandardCopyOption.ATOMIC_MOVE);
    }

    public static PipelineModel load(String directory) throws IOException {
        var home = Path.of(directory);
        return PipelineModel.load(home.resolve("version-" + latest(home)).toString());
    }

    private static long latest(Path home) throws IOException {
        var latest = home.resolve("latest");
        return Files.exists(latest) ? Long.parseLong(Files.readString(latest)) : 0;
    }
}
