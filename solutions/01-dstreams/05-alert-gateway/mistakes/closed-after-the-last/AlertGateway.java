package kata.dstreams;

import java.util.Iterator;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that the last line of a method is always run.
 *
 * @caughtBy closes_the_connection_when_an_alert_is_refused
 * @says A close in finally
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.foreachPartition(partition -> send(partition, address)));
    }

    private static void send(Iterator<String> alerts, String address) {
        if (alerts.hasNext()) {
            Gateway gateway = Gateway.open(address);
            alerts.forEachRemaining(gateway::send);
            gateway.close();
        }
    }
}
