package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.window;

import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Keeps the count in a state of its own, until an event-time timer fires. Prefer it when you need more than counting,
 * such as a warning while the window is open. Its successor since Spark 4.0 is {@code transformWithState}.
 */
public final class Watermarks {

    private static final StructType WINDOW =
            new StructType().add("start", DataTypes.TimestampType).add("end", DataTypes.TimestampType);

    private static final StructType KEY = new StructType().add("window", WINDOW).add("device", DataTypes.StringType);

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .select(window(col("ts"), "5 minutes").as("window"), col("device"))
                .groupByKey((MapFunction<Row, Row>) row -> row, Encoders.row(KEY))
                .flatMapGroupsWithState(
                        (FlatMapGroupsWithStateFunction<Row, Row, Long, Row>) (key, rows, state) -> {
                            if (state.hasTimedOut()) {
                                Row last = RowFactory.create(key.get(0), key.get(1), state.get());
                                state.remove();
                                return List.of(last).iterator();
                            }
                            long number = state.exists() ? state.get() : 0;
                            for (; rows.hasNext(); rows.next()) {
                                number++;
                            }
                            long end = key.getStruct(0).getTimestamp(1).getTime();
                            if (end <= state.getCurrentWatermarkMs()) {
                                // judged by the watermark of the batch before, and final by this one's
                                state.remove();
                                return List.of(RowFactory.create(key.get(0), key.get(1), number))
                                        .iterator();
                            }
                            state.update(number);
                            state.setTimeoutTimestamp(end - 1);
                            return Collections.emptyIterator();
                        },
                        OutputMode.Append(),
                        Encoders.LONG(),
                        Encoders.row(KEY.add("readings", DataTypes.LongType)),
                        GroupStateTimeout.EventTimeTimeout());
    }
}
