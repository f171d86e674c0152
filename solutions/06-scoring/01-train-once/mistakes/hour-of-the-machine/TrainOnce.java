package kata.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.cos;
import static org.apache.spark.sql.functions.sin;
import static org.apache.spark.sql.functions.udf;

import java.time.Instant;
import java.time.ZoneId;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Believes that a time's hour in Java is safe from the session's settings.
 *
 * @caughtBy predicts_the_same_in_every_time_zone
 * @says session and machine are set to its time
 */
public final class TrainOnce {

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector", "hourSin", "hourCos"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, encode, assemble, classify})
                .fit(withHour(history));
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(withHour(readings)).select("id", "device", "prediction");
    }

    private static Dataset<Row> withHour(Dataset<Row> rows) {
        var turn = udf(
                (UDF1<Instant, Double>) ts -> ts.atZone(ZoneId.systemDefault()).getHour() * Math.PI / 12,
                DataTypes.DoubleType);
        return rows.withColumn("hourSin", sin(turn.apply(col("ts")))).withColumn("hourCos", cos(turn.apply(col("ts"))));
    }
}
