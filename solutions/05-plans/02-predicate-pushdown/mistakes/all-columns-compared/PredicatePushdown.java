package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that two equal rows are one row.
 *
 * @caughtBy keeps_readings_that_are_equal
 * @says Other rows
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        return readings.where(col("site").equalTo(site))
                .where(to_date(col("ts")).equalTo(day))
                .where(col("temp").gt(limit))
                .distinct()
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
