package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that five minutes apart is five minutes apart, in either direction.
 *
 * @caughtBy takes_no_acknowledgement_from_before_the_command
 * @says sent before the command
 */
public final class MissingAcks {

    private MissingAcks() {}

    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        return commands.withWatermark("cmdTs", "1 minute")
                .join(
                        acks.withWatermark("ackTs", "1 minute"),
                        col("cmdId")
                                .equalTo(col("ackId"))
                                .and(col("ackTs").geq(col("cmdTs").minus(expr("INTERVAL 5 MINUTES"))))
                                .and(col("ackTs").leq(col("cmdTs").plus(expr("INTERVAL 5 MINUTES")))),
                        "leftOuter");
    }
}
