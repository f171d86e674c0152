package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums up what each device has reported, with the rows of a device moved once. */
public final class OneShuffle {

    private OneShuffle() {}

    /**
     * Sums up the readings of each device.
     *
     * @param readings a table that does not stream, in many partitions, in no order: device (string), ts (timestamp),
     *     temp (double, degrees Celsius) and vib (double, mm/s); temp may be null, the others are not; no two readings
     *     of a device have the same vib
     * @return a row for each device, in any order: device (string), mean (double, the mean of the temperatures that are
     *     there; null where none is), worst (double, the greatest vib) and at (timestamp, when that was measured)
     */
    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.groupBy("device")
                .agg(
                        avg("temp").as("mean"),
                        max("vib").as("worst"),
                        max_by(col("ts"), col("vib")).as("at"));
    }
}
