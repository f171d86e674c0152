package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that only commands without an answer are of interest.
 *
 * @caughtBy joins_a_command_with_its_acknowledgement
 * @says as soon as both are there
 */
public final class MissingAcks {

    private MissingAcks() {}

    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        return commands.withWatermark("cmdTs", "1 minute")
                .join(
                        acks.withWatermark("ackTs", "1 minute"),
                        col("cmdId")
                                .equalTo(col("ackId"))
                                .and(col("ackTs").geq(col("cmdTs")))
                                .and(col("ackTs").leq(col("cmdTs").plus(expr("INTERVAL 5 MINUTES")))),
                        "leftOuter")
                .where(col("ackId").isNull());
    }
}
