package kata.capstone;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_json;

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

/** In SQL from the windows on: for a team that reads SQL. Deduplication within a watermark has none. */
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

    public static Dataset<Row> alerts(Dataset<Row> readings, PipelineModel model, Dataset<Row> registry) {
        model.transform(readings.withWatermark("ts", "10 minutes").dropDuplicatesWithinWatermark("id"))
                .createOrReplaceTempView("judged");
        registry.createOrReplaceTempView("registry");
        return readings.sparkSession().sql("""
                SELECT window.start, site, readings, faulty
                FROM (
                    SELECT
                        window(ts, '5 minutes') AS window,
                        coalesce(site, 'unknown') AS site,
                        count(*) AS readings,
                        CAST(sum(prediction) AS BIGINT) AS faulty
                    FROM judged LEFT JOIN registry ON judged.device = registry.device AND active
                    GROUP BY 1, 2)
                """);
    }

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

    public static void main(String[] args) throws Exception {
        Application.main(args, ContinuousApplication::train, ContinuousApplication::run);
    }
}
