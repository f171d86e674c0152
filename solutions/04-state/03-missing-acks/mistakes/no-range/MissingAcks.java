package kata.state;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that Spark knows by itself when nothing can come any more.
 *
 * @caughtBy joins_a_command_with_its_acknowledgement
 * @says bound in the join
 */
public final class MissingAcks {

    private MissingAcks() {}

    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        return commands.withWatermark("cmdTs", "1 minute")
                .join(acks.withWatermark("ackTs", "1 minute"), col("cmdId").equalTo(col("ackId")), "leftOuter");
    }
}
