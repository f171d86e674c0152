package kata.dstreams;

import java.util.Iterator;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that every partition has something to send.
 *
 * @caughtBy opens_none_for_a_partition_without_alerts
 * @says look whether there is an alert before you open
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.foreachPartition(partition -> send(partition, address)));
    }

    private static void send(Iterator<String> alerts, String address) {
        try (var gateway = Gateway.open(address)) {
            alerts.forEachRemaining(gateway::send);
        }
    }
}
