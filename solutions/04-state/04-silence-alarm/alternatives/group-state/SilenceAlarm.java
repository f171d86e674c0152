package kata.state;

import java.sql.Timestamp;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.StructType;

/** Prefer this where the state store must not be that of RocksDB, or before Spark 4.0. */
public final class SilenceAlarm {

    /** An alarm: the device, and when it was last heard. */
    public static final StructType ALARM =
            new StructType().add("device", "string").add("since", "timestamp");

    private SilenceAlarm() {}

    public static Dataset<Row> alarms(Dataset<Row> readings) {
        return readings.withWatermark("ts", "1 minute")
                .groupByKey((MapFunction<Row, String>) reading -> reading.getAs("device"), Encoders.STRING())
                .flatMapGroupsWithState(
                        (FlatMapGroupsWithStateFunction<String, Row, Long, Row>) SilenceAlarm::silence,
                        OutputMode.Append(),
                        Encoders.LONG(),
                        Encoders.row(ALARM),
                        GroupStateTimeout.EventTimeTimeout());
    }

    private static Iterator<Row> silence(String device, Iterator<Row> readings, GroupState<Long> latest) {
        if (latest.hasTimedOut()) {
            Row alarm = RowFactory.create(device, new Timestamp(latest.get()));
            latest.remove();
            return List.of(alarm).iterator();
        }
        long newest = latest.exists() ? latest.get() : Long.MIN_VALUE;
        while (readings.hasNext()) {
            Timestamp ts = readings.next().getAs("ts");
            newest = Math.max(newest, ts.getTime());
        }
        latest.update(newest);
        latest.setTimeoutTimestamp(Math.max(newest + 300_000, latest.getCurrentWatermarkMs() + 1));
        return Collections.emptyIterator();
    }
}
