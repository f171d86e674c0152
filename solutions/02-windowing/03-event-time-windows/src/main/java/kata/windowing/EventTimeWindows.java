package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Follows the temperature of Beaconworks' devices, by the time at which it was measured. */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    /**
     * Gives the mean temperature of each device in windows of ten minutes, which begin every five minutes.
     *
     * <p>Windows begin on multiples of five minutes: 12:00, 12:05, 12:10. A window holds the readings that were
     * measured from its start (included) to its end (excluded). A reading corrects its windows however late it comes. A
     * reading without a time belongs to no window. A reading without a temperature does not count in the sum or in the
     * number. A window in which a device sent no others may have a row with a null mean, or no row.
     *
     * @param readings {@code device} (string), {@code ts} (timestamp, when it was measured, may be null), {@code temp}
     *     (double, degrees Celsius, may be null), and further columns; in any order
     * @return {@code window} (struct of {@code start} and {@code end}, timestamps), {@code device} (string),
     *     {@code mean} (double, degrees Celsius); the result can run in update mode: one row for each window and device
     */
    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
