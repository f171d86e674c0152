package kata.state;

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

/**
 * Believes that a timeout is counted in the time of the readings.
 *
 * @caughtBy forgets_an_id
 * @says no more than it did at noon
 */
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
                        GroupStateTimeout.ProcessingTimeTimeout());
    }

    private static Iterator<Row> firstCopy(String id, Iterator<Row> copies, GroupState<Boolean> known) {
        if (known.hasTimedOut()) {
            known.remove();
            return Collections.emptyIterator();
        }
        if (known.exists()) {
            return Collections.emptyIterator();
        }
        known.update(true);
        known.setTimeoutDuration("20 minutes");
        return List.of(copies.next()).iterator();
    }
}
