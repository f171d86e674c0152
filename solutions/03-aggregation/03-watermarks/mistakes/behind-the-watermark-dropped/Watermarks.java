package kata.aggregation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.unix_millis;
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
 * Believes that a reading is late as soon as the watermark has passed it.
 *
 * @caughtBy counts_what_is_behind_the_watermark_while_its_window_is_open
 * @says what is late is judged by the window's end
 */
public final class Watermarks {

    private static final StructType WINDOW =
            new StructType().add("start", DataTypes.TimestampType).add("end", DataTypes.TimestampType);

    private static final StructType KEY = new StructType().add("window", WINDOW).add("device", DataTypes.StringType);

    private Watermarks() {}

    public static Dataset<Row> finalCounts(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .select(
                        window(col("ts"), "5 minutes").as("window"),
                        col("device"),
                        unix_millis(col("ts")).as("measured"))
                .groupByKey((MapFunction<Row, Row>) row -> RowFactory.create(row.get(0), row.get(1)), Encoders.row(KEY))
                .flatMapGroupsWithState(
                        (FlatMapGroupsWithStateFunction<Row, Row, Long, Row>) (key, rows, state) -> {
                            if (state.hasTimedOut()) {
                                Row last = RowFactory.create(key.get(0), key.get(1), state.get());
                                state.remove();
                                return List.of(last).iterator();
                            }
                            long number = state.exists() ? state.get() : 0;
                            while (rows.hasNext()) {
                                boolean late = rows.next().getLong(2) < state.getCurrentWatermarkMs();
                                number += late ? 0 : 1;
                            }
                            long end = key.getStruct(0).getTimestamp(1).getTime();
                            if (number > 0 && end > state.getCurrentWatermarkMs()) {
                                state.update(number);
                                state.setTimeoutTimestamp(end - 1);
                            }
                            return Collections.emptyIterator();
                        },
                        OutputMode.Append(),
                        Encoders.LONG(),
                        Encoders.row(KEY.add("readings", DataTypes.LongType)),
                        GroupStateTimeout.EventTimeTimeout());
    }
}
