package kata.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineModel;

/** Prefer this when a save may fail half-way: the earlier model goes when the new one is complete, and not before. */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        var beside = Path.of(directory + ".new");
        model.write().overwrite().save(beside.toString());
        delete(Path.of(directory));
        Files.move(beside, Path.of(directory));
    }

    public static PipelineModel load(String directory) throws IOException {
        return PipelineModel.read().load(directory);
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
