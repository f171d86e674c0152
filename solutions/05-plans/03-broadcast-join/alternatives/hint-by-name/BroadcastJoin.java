package kata.plans;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this where the name of the hint comes from a setting. */
public final class BroadcastJoin {

    private BroadcastJoin() {}

    public static Dataset<Row> withSite(Dataset<Row> readings, Dataset<Row> registry) {
        return readings.join(registry.hint("broadcast"), new String[] {"device"}, "left_outer");
    }
}
