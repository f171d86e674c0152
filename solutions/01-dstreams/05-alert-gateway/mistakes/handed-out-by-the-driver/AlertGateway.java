package kata.dstreams;

import java.util.List;
import kata.domain.Gateway;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that alerts may pass through the driver, as long as a task sends them.
 *
 * @caughtBy keeps_the_alerts_from_the_driver
 * @says into the memory of one program
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> {
            List<String> all = batch.collect();
            if (!all.isEmpty()) {
                JavaSparkContext.fromSparkContext(batch.context())
                        .parallelize(all, 1)
                        .foreachPartition(partition -> {
                            try (var gateway = Gateway.open(address)) {
                                partition.forEachRemaining(gateway::send);
                            }
                        });
            }
        });
    }
}
