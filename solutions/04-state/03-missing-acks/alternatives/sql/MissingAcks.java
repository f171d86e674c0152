package kata.state;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where analysts read the query. */
public final class MissingAcks {

    private MissingAcks() {}

    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        commands.createOrReplaceTempView("commands");
        acks.createOrReplaceTempView("acks");
        return commands.sparkSession().sql("""
                SELECT *
                FROM commands WATERMARK cmdTs DELAY OF INTERVAL 1 MINUTE
                LEFT JOIN acks WATERMARK ackTs DELAY OF INTERVAL 1 MINUTE
                ON cmdId = ackId AND ackTs BETWEEN cmdTs AND cmdTs + INTERVAL 5 MINUTES
                """);
    }
}
