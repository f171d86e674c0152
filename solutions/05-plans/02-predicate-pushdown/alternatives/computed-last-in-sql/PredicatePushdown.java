package kata.plans;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where the report is read by people who know SQL. */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        readings.createOrReplaceTempView("readings");
        return readings.sparkSession().sql("""
                SELECT device, ts, temp - %s AS over
                FROM readings
                WHERE site = '%s' AND ts >= '%s' AND ts < '%s' AND temp > %s""".formatted(limit + "D", site, day, day.plusDays(1), limit + "D"));
    }
}
