package kata.capstone;

import static kata.testkit.Todo.todo;

import java.io.IOException;
import kata.domain.Places;
import kata.testkit.Application;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Beaconworks' continuous application: learns from history, judges what its machines report, and counts the faults of every
 * five minutes, for as long as the firm exists.
 */
public final class ContinuousApplication {

    /** The columns of the files. */
    private static final String HISTORY =
            "id STRING, device STRING, model STRING, ts TIMESTAMP, temp DOUBLE, vib DOUBLE, fault INT";

    private static final String REGISTRY = "device STRING, site STRING, active BOOLEAN";
    private static final String READING = "id STRING, device STRING, model STRING, ts TIMESTAMP, temp DOUBLE, vib DOUBLE";

    private ContinuousApplication() {}

    /**
     * Learns which readings belong to a faulty bearing, and saves what was learned: in {@code places.model()}, as
     * {@code PipelineModel.load} reads it. A model that is there already is replaced.
     *
     * <p>The model makes of {@code model} (string), {@code temp} and {@code vib} (both double) a column
     * {@code prediction} (double, 1.0 for faulty, 0.0 for healthy), for every row: {@code temp} or {@code vib} may be null,
     * and {@code model} may be one that the history does not have. What is missing is replaced by what is usual in the
     * history.
     *
     * @param spark a session
     * @param places of which only {@code history} and {@code model} are needed; nothing in the history is null
     * @throws IOException when the model cannot be saved
     */
    public static void train(SparkSession spark, Places places) throws IOException {
        todo("Learn from places.history() and save the model in places.model()");
    }

    /**
     * Counts for each site the readings of every five minutes of event time, and those that the model calls faulty.
     *
     * <p>A reading counts once, however often its gateway has sent it: a copy has the same id and, perhaps, another time
     * within the same five minutes. A reading or a copy may be less than ten minutes late, measured in event time from the
     * latest reading that has come. Five minutes are final when no such reading can come any more: then they are in the
     * result, once, and what was remembered of them is forgotten soon.
     *
     * <p>A device stands at the site of its active row in the registry, of which there is one at most. A device without one
     * is at the site {@code unknown}.
     *
     * @param readings a stream: id, device, model (all string), ts (timestamp), temp (double, degrees Celsius), vib (double,
     *     mm/s); temp and vib may be null
     * @param model what {@link #train} has saved
     * @param registry a table: device, site (both string), active (boolean)
     * @return a stream for append mode: start (timestamp, the first moment of the five minutes), site (string), readings
     *     (bigint), faulty (bigint); a row for each five minutes and site with a reading
     */
    public static Dataset<Row> alerts(Dataset<Row> readings, PipelineModel model, Dataset<Row> registry) {
        return todo("Count the readings and the faults of every five minutes and site");
    }

    /**
     * Runs the application: judges the readings that come into the inbox, and writes what {@link #alerts} makes of them.
     * With the trigger {@code AvailableNow} it returns when all that was new in the inbox has been worked on, with
     * {@code ProcessingTime} when somebody has stopped its queries.
     *
     * <p>Started again with the same places it goes on where it stopped, or died: what came out is the same as if it had
     * never been interrupted.
     *
     * <ul>
     *   <li>{@code places.output()} holds the rows of {@link #alerts}, each once, as JSON files. They are read by
     *       {@code spark.read().schema(...).option("recursiveFileLookup", true).json(...)}.
     *   <li>{@code places.rejected()} holds the lines of the inbox that cannot be read as readings (torn, or with a text
     *       where a number or a time belongs), as they came and as often as they came, as text files. They are read by
     *       {@code spark.read().option("recursiveFileLookup", true).text(...)}.
     *   <li>{@code places.checkpoint()} exists if the application has run before, and may hold what you like.
     * </ul>
     *
     * @param spark a session
     * @param places of which all but {@code history} are needed
     * @param trigger for each query that is started
     * @throws Exception when the model is not there, before anything is written, or when a query has failed
     */
    public static void run(SparkSession spark, Places places, Trigger trigger) throws Exception {
        todo("Run alerts on the inbox, and write its rows once, whatever happens");
    }

    /** The program, as {@code spark-submit} starts it: {@code train DIRECTORY} or {@code run DIRECTORY}. */
    public static void main(String[] args) throws Exception {
        Application.main(args, ContinuousApplication::train, ContinuousApplication::run);
    }
}
