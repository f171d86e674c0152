package kata.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;

/**
 * Believes that a directory that models are saved in holds one.
 *
 * @caughtBy leaves_the_model_beside_it_alone
 * @says nothing beside it
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        var parent = Path.of(directory).toAbsolutePath().getParent();
        try (Stream<Path> older = Files.walk(parent)) {
            for (Path file : older.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        model.save(directory);
    }

    public static PipelineModel load(String directory) throws IOException {
        return PipelineModel.load(directory);
    }
}
