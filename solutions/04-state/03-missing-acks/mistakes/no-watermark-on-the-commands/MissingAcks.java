package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that only what is waited for needs a watermark.
 *
 * @caughtBy reports_a_command_without_acknowledgement
 * @says no acknowledgement of c2
 */
public final class MissingAcks {

    private MissingAcks() {}

    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        return commands.join(
                acks.withWatermark("ackTs", "1 minute"),
                col("cmdId")
                        .equalTo(col("ackId"))
                        .and(col("ackTs").geq(col("cmdTs")))
                        .and(col("ackTs").leq(col("cmdTs").plus(expr("INTERVAL 5 MINUTES")))),
                "leftOuter");
    }
}
