package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that Spark solves an inequality.
 *
 * @caughtBy skips_rows_that_are_not_too_hot
 * @says rows from the files
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        return readings.where(col("site").equalTo(site))
                .where(to_date(col("ts")).equalTo(day))
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"))
                .where(col("over").gt(0));
    }
}
