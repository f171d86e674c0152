package kata.dstreams;

import java.util.Iterator;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that a stream must go on, whatever happens to a batch.
 *
 * @caughtBy lets_the_batch_fail_when_an_alert_is_refused
 * @says neither Spark nor anybody else hears
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> {
            try {
                batch.foreachPartition(partition -> send(partition, address));
            } catch (Exception failed) {
                System.err.println("This batch was not sent: " + failed.getMessage());
            }
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
