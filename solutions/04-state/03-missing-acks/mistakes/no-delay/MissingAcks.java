package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that both streams come in order.
 *
 * @caughtBy takes_what_lags_by_a_minute
 * @says may lag by a minute
 */
public final class MissingAcks {

    private MissingAcks() {}

    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        return commands.withWatermark("cmdTs", "0 seconds")
                .join(
                        acks.withWatermark("ackTs", "0 seconds"),
                        col("cmdId")
                                .equalTo(col("ackId"))
                                .and(col("ackTs").geq(col("cmdTs")))
                                .and(col("ackTs").leq(col("cmdTs").plus(expr("INTERVAL 5 MINUTES")))),
                        "leftOuter");
    }
}
