package kata.plans;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that a function costs only what it uses.
 *
 * @caughtBy reads_the_columns_that_it_needs
 * @says columns
 */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        return readings.where(col("site").equalTo(site))
                .where(to_date(col("ts")).equalTo(day))
                .where(col("temp").gt(limit))
                .map(
                        (MapFunction<Row, Row>) row -> RowFactory.create(
                                row.getAs("device"), row.getAs("ts"), row.<Double>getAs("temp") - limit),
                        Encoders.row(new StructType()
                                .add("device", "string")
                                .add("ts", "timestamp")
                                .add("over", "double")));
    }
}
