package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Believes that Spark looks into a function.
 *
 * @caughtBy skips_rows_that_are_not_too_hot
 * @says rows from the files
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        var tooHot = udf((Double temp) -> temp != null && temp > limit, DataTypes.BooleanType);
        return readings.where(col("site").equalTo(site))
                .where(to_date(col("ts")).equalTo(day))
                .where(tooHot.apply(col("temp")))
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
