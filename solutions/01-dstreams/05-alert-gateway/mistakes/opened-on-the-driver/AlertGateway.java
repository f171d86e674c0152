package kata.dstreams;

import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that what is opened outside the function is there inside it.
 *
 * @caughtBy sends_each_alert_once
 * @says something that cannot be sent
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> {
            try (var gateway = Gateway.open(address)) {
                batch.foreachPartition(partition -> partition.forEachRemaining(gateway::send));
            }
        });
    }
}
