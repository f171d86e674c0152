package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where days of several time zones are asked for: it says the two moments. */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        ZoneId zone = ZoneId.of(readings.sparkSession().conf().get("spark.sql.session.timeZone"));
        Timestamp from = Timestamp.from(day.atStartOfDay(zone).toInstant());
        Timestamp to = Timestamp.from(day.plusDays(1).atStartOfDay(zone).toInstant());
        return readings.where(col("site")
                        .equalTo(site)
                        .and(col("ts").geq(from))
                        .and(col("ts").lt(to))
                        .and(not(col("temp").leq(limit))))
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
