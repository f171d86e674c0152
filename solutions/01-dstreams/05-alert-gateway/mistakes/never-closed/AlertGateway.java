package kata.dstreams;

import java.util.Iterator;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that the end of a task closes what it has opened.
 *
 * @caughtBy closes_each_connection
 * @says the gateway has a few lines only
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.foreachPartition(partition -> send(partition, address)));
    }

    private static void send(Iterator<String> alerts, String address) {
        if (alerts.hasNext()) {
            alerts.forEachRemaining(Gateway.open(address)::send);
        }
    }
}
