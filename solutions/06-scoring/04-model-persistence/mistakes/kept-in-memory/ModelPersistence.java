package kata.scoring;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;

/**
 * Believes that a model that was saved once can be found again.
 *
 * @caughtBy loads_in_a_program_that_saved_nothing
 * @says in the directory or nowhere
 */
public final class ModelPersistence {

    private static final Map<String, PipelineModel> SAVED = new HashMap<>();

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        SAVED.put(directory, model);
    }

    public static PipelineModel load(String directory) throws IOException {
        return SAVED.get(directory);
    }
}
