package kata.scoring;

import static kata.testkit.Todo.todo;

import java.io.IOException;
import org.apache.spark.ml.PipelineModel;

/** Ships a model from the program that trained it to the programs that score. */
public final class ModelPersistence {

    private ModelPersistence() {}

    /**
     * Saves a model.
     *
     * @param model with any stages that Spark can save
     * @param directory where it is kept, on a disk; it does not exist yet, or holds the model that was saved there
     *     before, which is replaced; nothing beside it is touched
     * @throws IOException when the disk fails
     */
    public static void save(PipelineModel model, String directory) throws IOException {
        todo("Let save write the model into the directory, in the place of an earlier one.");
    }

    /**
     * Loads the model that was saved last into a directory.
     *
     * @param directory the one of {@link #save}, or a copy of it in another place; the program may be another one
     * @return a model that judges every reading as the saved one does
     * @throws IOException when the disk fails
     */
    public static PipelineModel load(String directory) throws IOException {
        return todo("Let load bring the saved model back.");
    }
}
