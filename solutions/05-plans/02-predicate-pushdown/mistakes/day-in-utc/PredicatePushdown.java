package kata.plans;

import static org.apache.spark.sql.functions.col;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a day is a day in UTC.
 *
 * @caughtBy takes_the_day_of_the_session
 * @says Other rows
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        Timestamp from = Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        Timestamp to =
                Timestamp.from(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return readings.where(col("site").equalTo(site))
                .where(col("ts").geq(from).and(col("ts").lt(to)))
                .where(col("temp").gt(limit))
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
