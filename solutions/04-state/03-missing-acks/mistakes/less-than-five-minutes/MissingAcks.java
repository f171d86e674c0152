package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that within five minutes means less than five.
 *
 * @caughtBy takes_an_acknowledgement_of_exactly_five_minutes
 * @says exactly five minutes
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
                                .and(col("ackTs").lt(col("cmdTs").plus(expr("INTERVAL 5 MINUTES")))),
                        "leftOuter");
    }
}
