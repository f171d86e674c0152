package kata.dstreams;

import java.util.List;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that the alerts are few, and brings them to the driver.
 *
 * @caughtBy sends_from_the_task_that_has_the_alert
 * @says one program, one after the other
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> {
            List<String> all = batch.collect();
            if (!all.isEmpty()) {
                try (var gateway = Gateway.open(address)) {
                    all.forEach(gateway::send);
                }
            }
        });
    }
}
