package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a day is a text of ten characters.
 *
 * @caughtBy skips_rows_of_other_days
 * @says from the files
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        return readings.where(col("site").equalTo(site))
                .where(date_format(col("ts"), "yyyy-MM-dd").equalTo(day.toString()))
                .where(col("temp").gt(limit))
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
