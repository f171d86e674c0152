package kata.plans;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that the setting is ours to change.
 *
 * @caughtBy leaves_the_settings_alone
 * @says autoBroadcastJoinThreshold
 */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        readings.sparkSession().conf().set("spark.sql.autoBroadcastJoinThreshold", "10MB");
        return readings.join(registry, new String[] {"device"}, "left_outer");
    }
}
