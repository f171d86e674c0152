package kata.dstreams;

import java.util.Iterator;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that foreachRDD runs whatever is done with the RDD.
 *
 * @caughtBy sends_each_alert_once
 * @says done when an action asks for it
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> {
            batch.mapPartitions(partition -> {
                send(partition, address);
                return partition;
            });
        });
    }

    private static void send(Iterator<String> alerts, String address) {
        if (alerts.hasNext()) {
            try (var gateway = Gateway.open(address)) {
                alerts.forEachRemaining(gateway::send);
            }
        }
    }
}
