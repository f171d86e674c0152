package kata.state;

import java.sql.Timestamp;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.ExpiredTimerInfo;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StatefulProcessor;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.apache.spark.sql.streaming.ValueState;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Prefer this when a device reports far more often than it falls silent: timers are set once in five minutes, and not
 * at each batch.
 */
public final class SilenceAlarm {

    /** An alarm: the device, and when it was last heard. */
    public static final StructType ALARM =
            new StructType().add("device", "string").add("since", "timestamp");

    private SilenceAlarm() {}

    public static Dataset<Row> alarms(Dataset<Row> readings) {
        return readings.withWatermark("ts", "1 minute")
                .groupByKey((MapFunction<Row, String>) reading -> reading.getAs("device"), Encoders.STRING())
                .transformWithState(new Silence(), TimeMode.EventTime(), OutputMode.Append(), Encoders.row(ALARM));
    }

    private static final class Silence extends StatefulProcessor<String, Row, Row> {

        private static final long FIVE_MINUTES = 300_000;

        private transient ValueState<Long> latest;

        @Override
        public void init(OutputMode outputMode, TimeMode timeMode) {
            latest = getHandle().getValueState("latest", Encoders.LONG(), TTLConfig.NONE());
        }

        @Override
        public scala.collection.Iterator<Row> handleInputRows(
                String device, scala.collection.Iterator<Row> readings, TimerValues timers) {
            long newest = latest.exists() ? latest.get() : Long.MIN_VALUE;
            while (readings.hasNext()) {
                Timestamp ts = readings.next().getAs("ts");
                newest = Math.max(newest, ts.getTime());
            }
            if (!latest.exists()) {
                getHandle().registerTimer(newest + FIVE_MINUTES);
            }
            latest.update(newest);
            return CollectionConverters.asScala(Collections.<Row>emptyIterator());
        }

        @Override
        public scala.collection.Iterator<Row> handleExpiredTimer(
                String device, TimerValues timers, ExpiredTimerInfo expired) {
            long newest = latest.get();
            if (newest + FIVE_MINUTES > timers.getCurrentWatermarkInMs()) {
                getHandle().registerTimer(newest + FIVE_MINUTES);
                return CollectionConverters.asScala(Collections.<Row>emptyIterator());
            }
            latest.clear();
            Row alarm = RowFactory.create(device, new Timestamp(newest));
            return CollectionConverters.asScala(List.of(alarm).iterator());
        }
    }
}
