package kata.plans;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that a filter is a filter, in whatever language.
 *
 * @caughtBy opens_the_files_of_the_site_only
 * @says of the 8 files
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        return readings.filter((FilterFunction<Row>) row -> row.getAs("site").equals(site)
                        && row.getTimestamp(row.fieldIndex("ts"))
                                .toLocalDateTime()
                                .toLocalDate()
                                .equals(day)
                        && !row.isNullAt(row.fieldIndex("temp"))
                        && row.getDouble(row.fieldIndex("temp")) > limit)
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
