package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the end of the five minutes may be a column of its own.
 *
 * @caughtBy waits_six_minutes_and_no_longer
 * @says a second is missing
 */
public final class MissingAcks {

    private MissingAcks() {}

    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        Dataset<Row> sent = commands.withWatermark("cmdTs", "1 minute")
                .withColumn("until", col("cmdTs").plus(expr("INTERVAL 5 MINUTES")));
        return sent.join(
                        acks.withWatermark("ackTs", "1 minute"),
                        col("cmdId").equalTo(col("ackId")).and(col("ackTs").between(col("cmdTs"), col("until"))),
                        "leftOuter")
                .drop("until");
    }
}
