package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that where a filter stands does not matter.
 *
 * @caughtBy opens_the_files_of_the_site_only
 * @says of the 8 files
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        return readings.withColumn("number", monotonically_increasing_id())
                .where(col("site").equalTo(site))
                .where(to_date(col("ts")).equalTo(day))
                .where(col("temp").gt(limit))
                .orderBy("number")
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
