package kata.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.SparkSession;

/**
 * Believes that the stages are the model, and their folders tell which they are.
 *
 * @caughtBy judges_as_before
 * @says that is not there
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        for (Transformer stage : model.stages()) {
            var folder = directory + "/" + stage.uid().replaceAll("_.*", "");
            ((MLWritable) stage).write().overwrite().save(folder);
        }
    }

    public static PipelineModel load(String directory) throws IOException {
        var stages = new ArrayList<PipelineStage>();
        try (Stream<Path> folders = Files.list(Path.of(directory))) {
            for (Path folder : folders.sorted().toList()) {
                stages.add(DefaultParamsReader.loadParamsInstance(folder.toString(), SparkSession.active()));
            }
        }
        return new Pipeline()
                .setStages(stages.toArray(new PipelineStage[0]))
                .fit(SparkSession.active().sql("SELECT 'M1' AS model, double(0) AS temp, double(0) AS vib"));
    }
}
