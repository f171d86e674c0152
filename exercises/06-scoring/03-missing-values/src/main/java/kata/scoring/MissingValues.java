package kata.scoring;

import static kata.testkit.Todo.todo;

import org.apache.spark.ml.*;
import org.apache.spark.ml.classification.*;
import org.apache.spark.ml.feature.*;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Predicts whether bearings are faulty, also when the temperature is missing. */
public final class MissingValues {

    private MissingValues() {}

    /**
     * Learns from the past which readings belong to a faulty bearing.
     *
     * @param history a table that does not stream: id, device, model (all string), ts (timestamp, when it was
     *     measured), temp (double, degrees Celsius), vib (double, mm/s) and fault (int, 1 when the bearing was found
     *     faulty, 0 when it was found healthy); nothing in it is null
     * @return a model with all that is needed to score readings, saved in one program and loaded in another
     */
    public static PipelineModel train(Dataset<Row> history) {
        return todo("Let train learn as in train-once, and also what stands for a temperature that is missing.");
    }

    /**
     * Says for each reading whether the bearing is faulty. A reading without a temperature is judged as if it had the
     * mean of the temperatures in the history that the model was trained on, or their median.
     *
     * @param model what {@link #train} returned, perhaps in another program
     * @param readings a table or a stream with the columns of the history, but without fault; temp may be null, and
     *     nothing else is; every model of hardware occurs in the history
     * @return one row for each reading, with its id, its device, and prediction (double, 1.0 for faulty, 0.0 for
     *     healthy); further columns are welcome
     */
    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return todo("Let score give each reading a verdict, also when its temperature is missing.");
    }
}
