package kata.dstreams;

import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that a connection costs nothing.
 *
 * @caughtBy opens_one_connection_for_a_partition
 * @says six alerts in two partitions need two of them
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.foreach(alert -> {
            try (var gateway = Gateway.open(address)) {
                gateway.send(alert);
            }
        }));
    }
}
