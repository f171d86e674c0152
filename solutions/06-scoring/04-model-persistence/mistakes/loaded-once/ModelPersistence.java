package kata.scoring;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.ml.PipelineModel;

/**
 * Believes that a model that was loaded need not be loaded again.
 *
 * @caughtBy replaces_an_earlier_model
 * @says the one that was saved last
 */
public final class ModelPersistence {

    private static final Map<String, PipelineModel> LOADED = new HashMap<>();

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        model.write().overwrite().save(directory);
    }

    public static PipelineModel load(String directory) throws IOException {
        return LOADED.computeIfAbsent(directory, PipelineModel::load);
    }
}
