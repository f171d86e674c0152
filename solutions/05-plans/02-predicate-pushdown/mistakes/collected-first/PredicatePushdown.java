package kata.plans;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that the driver is a computer like any other.
 *
 * @caughtBy opens_the_files_of_the_site_only
 * @says no scan of files
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        List<Row> found = new ArrayList<>();
        for (Row row : readings.select("device", "ts", "temp", "site").collectAsList()) {
            if (row.getString(3).equals(site)
                    && row.getTimestamp(1).toLocalDateTime().toLocalDate().equals(day)
                    && !row.isNullAt(2)
                    && row.getDouble(2) > limit) {
                found.add(RowFactory.create(row.getString(0), row.getTimestamp(1), row.getDouble(2) - limit));
            }
        }
        return readings.sparkSession()
                .createDataFrame(
                        found,
                        new StructType()
                                .add("device", "string")
                                .add("ts", "timestamp")
                                .add("over", "double"));
    }
}
