package kata.dstreams;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that what a batch has computed once is there for every further step.
 *
 * @caughtBy sends_each_alert_once
 * @says done again for each further action
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.mapPartitions(partition -> sent(partition, address).iterator()).foreachRDD(sent -> {
            if (!sent.isEmpty()) {
                System.out.println("sent: " + sent.count());
            }
        });
    }

    private static List<String> sent(Iterator<String> alerts, String address) {
        var sent = new ArrayList<String>();
        if (alerts.hasNext()) {
            try (var gateway = Gateway.open(address)) {
                while (alerts.hasNext()) {
                    String alert = alerts.next();
                    gateway.send(alert);
                    sent.add(alert);
                }
            }
        }
        return sent;
    }
}
