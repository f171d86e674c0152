package kata.capstone;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import kata.domain.Places;
import kata.testkit.Application;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Beaconworks' continuous application: learns from history, judges what its machines report, and counts the faults of every
 * five minutes, for as long as the firm exists.
 */
public final class ContinuousApplication {

    private static final String HISTORY =
            "id STRING, device STRING, model STRING, ts TIMESTAMP, temp DOUBLE, vib DOUBLE, fault INT";
    private static final String REGISTRY = "device STRING, site STRING, active BOOLEAN";
    private static final String READING =
            "id STRING, device STRING, model STRING, ts TIMESTAMP, temp DOUBLE, vib DOUBLE";

    private static final Map<String, String> DAMAGED = Map.of("columnNameOfCorruptRecord", "damaged");

    /** Of a line that Spark could read as JSON of these columns, and that says which reading it is, of what, and when. */
    private static final String IS_READING =
            "reading.damaged IS NULL AND reading.id IS NOT NULL AND reading.device IS NOT NULL AND reading.ts IS NOT NULL";

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
        Dataset<Row> history =
                spark.read().schema(HISTORY).option("header", true).csv(places.history());
        var fill = new Imputer()
                .setInputCols(new String[] {"temp", "vib"})
                .setOutputCols(new String[] {"tempFilled", "vibFilled"});
        var index = new StringIndexer()
                .setInputCol("model")
                .setOutputCol("modelIndex")
                .setHandleInvalid("keep");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"tempFilled", "vibFilled", "modelVector"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        new Pipeline()
                .setStages(new PipelineStage[] {fill, index, encode, assemble, classify})
                .fit(history)
                .write()
                .overwrite()
                .save(places.model());
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
        Dataset<Row> once = readings.withWatermark("ts", "10 minutes").dropDuplicatesWithinWatermark("id");
        Dataset<Row> active = registry.where(col("active")).select("device", "site");
        return model.transform(once)
                .join(active, new String[] {"device"}, "left")
                .groupBy(
                        window(col("ts"), "5 minutes"),
                        coalesce(col("site"), lit("unknown")).as("site"))
                .agg(count("*").as("readings"), sum("prediction").cast("bigint").as("faulty"))
                .select(col("window.start"), col("site"), col("readings"), col("faulty"));
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
        var model = PipelineModel.load(places.model());
        Dataset<Row> registry =
                spark.read().schema(REGISTRY).option("header", true).csv(places.registry());
        Dataset<Row> lines = spark.readStream()
                .text(places.inbox())
                .withColumn("reading", from_json(col("value"), READING + ", damaged STRING", DAMAGED))
                .withColumn("isReading", expr(IS_READING));
        Dataset<Row> readings = lines.where("isReading").select("reading.*").drop("damaged");
        Dataset<Row> rejected = lines.where("NOT isReading").select("value");
        var queries = new ArrayList<StreamingQuery>();
        spark.streams().resetTerminated();
        try {
            queries.add(start(
                    "alerts",
                    alerts(readings, model, registry),
                    places,
                    trigger,
                    (rows, batch) -> rows.write().mode(SaveMode.Overwrite).json(places.output() + "/batch=" + batch)));
            queries.add(start(
                    "rejected",
                    rejected,
                    places,
                    trigger,
                    (rows, batch) ->
                            rows.write().mode(SaveMode.Overwrite).text(places.rejected() + "/batch=" + batch)));
            spark.streams().awaitAnyTermination(); // throws as soon as one of them fails
            for (StreamingQuery query : queries) {
                query.awaitTermination();
            }
        } finally {
            for (StreamingQuery query : queries) {
                query.stop();
            }
        }
    }

    private static StreamingQuery start(
            String name, Dataset<Row> rows, Places places, Trigger trigger, VoidFunction2<Dataset<Row>, Long> write)
            throws TimeoutException {
        return rows.writeStream()
                .foreachBatch(write)
                .trigger(trigger)
                .option("checkpointLocation", places.checkpoint() + "/" + name)
                .start();
    }

    /** The program, as {@code spark-submit} starts it: {@code train DIRECTORY} or {@code run DIRECTORY}. */
    public static void main(String[] args) throws Exception {
        Application.main(args, ContinuousApplication::train, ContinuousApplication::run);
    }
}
