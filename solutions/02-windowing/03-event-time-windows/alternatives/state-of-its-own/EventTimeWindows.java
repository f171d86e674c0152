package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapGroupsWithStateFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * Keeps the sum and the number in a state of its own. Prefer it when the state is more than an aggregate can hold.
 * Its successor since Spark 4.0 is {@code transformWithState}.
 */
public final class EventTimeWindows {

    private static final StructType WINDOW =
            new StructType().add("start", DataTypes.TimestampType).add("end", DataTypes.TimestampType);

    private static final StructType KEY = new StructType().add("window", WINDOW).add("device", DataTypes.StringType);

    private static final StructType MEAN = new StructType()
            .add("window", WINDOW)
            .add("device", DataTypes.StringType)
            .add("mean", DataTypes.DoubleType);

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.where(col("ts").isNotNull())
                .select(window(col("ts"), "10 minutes", "5 minutes").as("window"), col("device"), col("temp"))
                .groupByKey((MapFunction<Row, Row>) row -> RowFactory.create(row.get(0), row.get(1)), Encoders.row(KEY))
                .mapGroupsWithState(
                        (MapGroupsWithStateFunction<Row, Row, Tuple2<Double, Long>, Row>) (key, rows, state) -> {
                            double sum = state.exists() ? state.get()._1() : 0;
                            long number = state.exists() ? state.get()._2() : 0;
                            while (rows.hasNext()) {
                                Row row = rows.next();
                                if (!row.isNullAt(2)) {
                                    sum += row.getDouble(2);
                                    number++;
                                }
                            }
                            state.update(new Tuple2<>(sum, number));
                            return RowFactory.create(key.get(0), key.get(1), number == 0 ? null : sum / number);
                        },
                        Encoders.tuple(Encoders.DOUBLE(), Encoders.LONG()),
                        Encoders.row(MEAN),
                        GroupStateTimeout.NoTimeout());
    }
}
