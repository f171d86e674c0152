package kata.dstreams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/**
 * Believes that an executor needs one connection, for all of its tasks and batches.
 *
 * @caughtBy closes_each_connection
 * @says kept for the next batch
 * @varies closes_each_connection
 */
public final class AlertGateway {

    private static final Map<String, Gateway> GATEWAYS = new ConcurrentHashMap<>();

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.foreachPartition(partition -> {
            if (partition.hasNext()) {
                Gateway gateway = GATEWAYS.computeIfAbsent(address, Gateway::open);
                partition.forEachRemaining(gateway::send);
            }
        }));
    }
}
