package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that the fifth column is the temperature, because it is in the table at hand.
 *
 * @caughtBy does_not_mind_the_other_columns
 * @says the last column is the temperature
 */
public final class EventTimeWindows {

    private static final StructType TEMPERATURE = new StructType()
            .add("device", DataTypes.StringType)
            .add("ts", DataTypes.TimestampType)
            .add("temp", DataTypes.DoubleType);

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.where(col("ts").isNotNull())
                .map(
                        (MapFunction<Row, Row>) row -> RowFactory.create(row.get(1), row.get(3), row.get(4)),
                        Encoders.row(TEMPERATURE))
                .groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(avg("temp").as("mean"));
    }
}
