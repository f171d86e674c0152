package kata.dstreams;

import java.util.Iterator;
import java.util.List;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Prefer it when you want the number of alerts that were sent as well. */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.mapPartitions(partition -> List.of(send(partition, address)).iterator())
                .foreachRDD(sent -> System.out.println("sent: " + sent.fold(0, Integer::sum)));
    }

    private static int send(Iterator<String> alerts, String address) {
        int sent = 0;
        if (alerts.hasNext()) {
            try (var gateway = Gateway.open(address)) {
                for (; alerts.hasNext(); sent++) {
                    gateway.send(alerts.next());
                }
            }
        }
        return sent;
    }
}
