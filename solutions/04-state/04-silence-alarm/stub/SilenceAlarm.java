package kata.state;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

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
    public static final StructType ALARM = new StructType().add("device", "string").add("since", "timestamp");

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
        return todo("Raise an alarm for each device that has been silent for five minutes of its readings' time.");
    }
}
