package kata.capstone;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.window;

import java.io.IOException;
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
import org.apache.spark.sql.streaming.Trigger;

/**
 * Believes that a line that cannot be read can be thrown away.
 *
 * @caughtBy keeps_the_damaged_lines
 * @says kept as they came
 */
public final class ContinuousApplication {

    private static final String HISTORY =
            "id STRING, device STRING, model STRING, ts TIMESTAMP, temp DOUBLE, vib DOUBLE, fault INT";
    private static final String REGISTRY = "device STRING, site STRING, active BOOLEAN";
    private static final String READING =
            "id STRING, device STRING, model STRING, ts TIMESTAMP, temp DOUBLE, vib DOUBLE";

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

    public static void run(SparkSession spark, Places places, Trigger trigger) throws Exception {
        var model = PipelineModel.load(places.model());
        Dataset<Row> registry =
                spark.read().schema(REGISTRY).option("header", true).csv(places.registry());
        Dataset<Row> readings = spark.readStream()
                .schema(READING)
                .option("mode", "DROPMALFORMED")
                .json(places.inbox());
        alerts(readings, model, registry)
                .writeStream()
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (rows, batch) ->
                        rows.write().mode(SaveMode.Overwrite).json(places.output() + "/batch=" + batch))
                .trigger(trigger)
                .option("checkpointLocation", places.checkpoint())
                .start()
                .awaitTermination();
    }

    public static void main(String[] args) throws Exception {
        Application.main(args, ContinuousApplication::train, ContinuousApplication::run);
    }
}
