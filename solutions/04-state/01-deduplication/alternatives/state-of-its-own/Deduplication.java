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
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;

/** Prefer this when a copy tells more than that it is one, for example how often a gateway had to try. */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        return readings.withWatermark("ts", "10 minutes")
                .groupByKey((MapFunction<Row, String>) reading -> reading.getAs("id"), Encoders.STRING())
                .flatMapGroupsWithState(
                        (FlatMapGroupsWithStateFunction<String, Row, Boolean, Row>) Deduplication::firstCopy,
                        OutputMode.Append(),
                        Encoders.BOOLEAN(),
                        Encoders.row(readings.schema()),
                        GroupStateTimeout.EventTimeTimeout());
    }

    private static Iterator<Row> firstCopy(String id, Iterator<Row> copies, GroupState<Boolean> known) {
        if (known.hasTimedOut()) {
            known.remove();
            return Collections.emptyIterator();
        }
        if (known.exists()) {
            return Collections.emptyIterator();
        }
        Row first = copies.next();
        Timestamp ts = first.getAs("ts");
        known.update(true);
        known.setTimeoutTimestamp(Math.max(ts.getTime() + 600_000, known.getCurrentWatermarkMs()));
        return List.of(first).iterator();
    }
}
