package kata.dstreams;

import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that mapPartitions has worked through its partition when its function returns.
 *
 * @caughtBy sends_each_alert_once
 * @says This connection is closed
 * @failsBy ERROR
 */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.mapPartitions(partition -> sent(partition, address)).foreachRDD(sent -> {
            sent.count();
        });
    }

    private static Iterator<String> sent(Iterator<String> alerts, String address) {
        if (!alerts.hasNext()) {
            return Collections.emptyIterator();
        }
        try (var gateway = Gateway.open(address)) {
            var stream = StreamSupport.stream(Spliterators.spliteratorUnknownSize(alerts, 0), false);
            return stream.peek(gateway::send).iterator();
        }
    }
}
