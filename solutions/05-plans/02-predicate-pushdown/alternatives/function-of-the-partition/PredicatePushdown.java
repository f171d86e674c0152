package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Prefer this when the rule for sites is code that exists already: for a column that is in the directory's name, Spark
 * evaluates any deterministic function before it opens a file.
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        var wanted = udf((String name) -> name.equals(site), DataTypes.BooleanType);
        return readings.where(wanted.apply(col("site")))
                .where(to_date(col("ts")).equalTo(day))
                .where(col("temp").gt(limit))
                .select(col("device"), col("ts"), col("temp").minus(limit).as("over"));
    }
}
