package kata.dstreams;

import java.util.Iterator;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that a refused alert is not worth a failed batch.
 *
 * @caughtBy lets_the_batch_fail_when_an_alert_is_refused
 * @says neither Spark nor anybody else hears
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.foreachPartition(partition -> send(partition, address)));
    }

    private static void send(Iterator<String> alerts, String address) {
        if (alerts.hasNext()) {
            try (var gateway = Gateway.open(address)) {
                while (alerts.hasNext()) {
                    sendOrSkip(gateway, alerts.next());
                }
            }
        }
    }

    private static void sendOrSkip(Gateway gateway, String alert) {
        try {
            gateway.send(alert);
        } catch (IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
        }
    }
}
