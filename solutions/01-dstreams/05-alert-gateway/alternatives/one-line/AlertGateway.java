package kata.dstreams;

import java.util.Iterator;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Prefer it when the gateway has a single line, so that two tasks must not call at once. */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.coalesce(1).foreachPartition(partition -> send(partition, address)));
    }

    private static void send(Iterator<String> alerts, String address) {
        if (alerts.hasNext()) {
            try (var gateway = Gateway.open(address)) {
                alerts.forEachRemaining(gateway::send);
            }
        }
    }
}
