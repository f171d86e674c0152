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

/** Raises an alarm when a device has fallen silent. */
public final class SilenceAlarm {

    /** An alarm: the device, and when it was last heard. */
    public static final StructType ALARM =
            new StructType().add("device", "string").add("since", "timestamp");

    private SilenceAlarm() {}

    /**
     * Raises an alarm for each device that has been silent for five minutes, by the time of measurement.
     *
     * <p>Readings may lag by less than a minute. So a device is known to be silent when the latest time of measurement
     * so far, of any device, is more than six minutes past the latest of its own. The alarm comes then, once for each
     * silence, and the device is forgotten. A device that has reported again by then is not silent, however long it
     * took. After an alarm a device may report again, and fall silent again.
     *
     * @param readings {@code device} (string), {@code ts} (timestamp in whole milliseconds, when it was measured),
     *     neither of them null here, and further columns; in any order
     * @return rows of {@link #ALARM}: {@code device}, and {@code since}, the device's latest time of measurement; the
     *     result can run in append mode
     */
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
            if (latest.exists()) {
                getHandle().deleteTimer(latest.get() + FIVE_MINUTES);
            }
            latest.update(newest);
            getHandle().registerTimer(newest + FIVE_MINUTES);
            return CollectionConverters.asScala(Collections.<Row>emptyIterator());
        }

        @Override
        public scala.collection.Iterator<Row> handleExpiredTimer(
                String device, TimerValues timers, ExpiredTimerInfo expired) {
            Row alarm = RowFactory.create(device, new Timestamp(latest.get()));
            latest.clear();
            return CollectionConverters.asScala(List.of(alarm).iterator());
        }
    }
}
