package kata.plans;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the greatest of each column stands in one row.
 *
 * @caughtBy finds_the_moment_of_the_worst
 * @says Other rows
 */
public final class OneShuffle {

    private OneShuffle() {}

    public static Dataset<Row> summary(Dataset<Row> readings) {
        return readings.groupBy("device")
                .agg(avg("temp").as("mean"), max("vib").as("worst"), max("ts").as("at"));
    }
}
