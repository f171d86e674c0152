package kata.windowing;

import static org.apache.spark.sql.functions.*;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that a group holds the rows of one batch, and adds the batches up in a static map.
 *
 * @caughtBy goes_on_after_a_restart
 * @says Spark finds its state in the checkpoint
 */
public final class EventTimeWindows {

    private static final Map<String, double[]> SUMS = new ConcurrentHashMap<>();

    private static final StructType WINDOW =
            new StructType().add("start", DataTypes.TimestampType).add("end", DataTypes.TimestampType);

    private static final StructType KEY = new StructType().add("window", WINDOW).add("device", DataTypes.StringType);

    private static final StructType MEAN = new StructType()
            .add("window", WINDOW)
            .add("device", DataTypes.StringType)
            .add("mean", DataTypes.DoubleType);

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        SUMS.clear();
        return readings.where(col("ts").isNotNull())
                .select(window(col("ts"), "10 minutes", "5 minutes").as("window"), col("device"), col("temp"))
                .groupByKey((MapFunction<Row, Row>) row -> RowFactory.create(row.get(0), row.get(1)), Encoders.row(KEY))
                .mapGroups(
                        (MapGroupsFunction<Row, Row, Row>) (key, rows) -> {
                            double[] sum = SUMS.computeIfAbsent(key.toString(), none -> new double[2]);
                            rows.forEachRemaining(row -> {
                                if (!row.isNullAt(2)) {
                                    sum[0] += row.getDouble(2);
                                    sum[1]++;
                                }
                            });
                            return RowFactory.create(key.get(0), key.get(1), sum[1] == 0 ? null : sum[0] / sum[1]);
                        },
                        Encoders.row(MEAN));
    }
}
