package kata.windowing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.session_window;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer it when the gap is not the same for every badge. */
public final class SessionWindows {

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withColumn(
                        "gap",
                        when(col("badge").startsWith("guard"), "5 minutes").otherwise("5 minutes"))
                .withWatermark("ts", "10 minutes")
                .groupBy(session_window(col("ts"), col("gap")).as("visit"), col("badge"))
                .agg(count(lit(1)).as("pings"));
    }
}
