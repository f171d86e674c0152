package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where a day is not one of the session's: it says the two moments. */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        Timestamp from = Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        Timestamp to =
                Timestamp.from(day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return readings.where(col("site")
                        .equalTo(site)
                        .and(col("ts").geq(from))
                        .and(col("ts").lt(to))
                        .and(not(col("temp").leq(limit))))
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
