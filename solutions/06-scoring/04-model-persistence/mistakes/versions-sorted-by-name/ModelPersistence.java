package kata.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;

/**
 * Believes that the latest version has the greatest name.
 *
 * @caughtBy replaces_a_model_many_times
 * @says 10 comes before 9
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        long version = 0;
        while (Files.exists(Path.of(directory, "version-" + version))) {
            version++;
        }
        model.save(directory + "/version-" + version);
    }

    public static PipelineModel load(String directory) throws IOException {
        try (Stream<Path> versions = Files.list(Path.of(directory))) {
            return PipelineModel.load(versions.max(Comparator.comparing(Path::toString))
                    .orElseThrow()
                    .toString());
        }
    }
}
