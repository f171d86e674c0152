package kata.dstreams;

import java.util.Iterator;
import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Hands Beaconworks' alerts to the gateway that calls the mechanics. */
public final class AlertGateway {

    private AlertGateway() {}

    /**
     * Sends every alert of each batch through the gateway, once.
     *
     * <p>Alerts do not pass through the driver: the task that works on a partition opens a connection with
     * {@link Gateway#open}, sends the partition's alerts over it, and closes it. A partition with alerts needs one
     * connection, not more; a partition without alerts needs none. Every connection is closed by the end of its batch,
     * even when the gateway refuses an alert. The batch then fails; the other alerts of that partition may or may not
     * be sent.
     *
     * <p>Several streams of one program may each send to their own gateway.
     *
     * @param alerts texts, none of them null
     * @param address of the gateway
     */
    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.foreachPartition(partition -> send(partition, address)));
    }

    private static void send(Iterator<String> alerts, String address) {
        if (alerts.hasNext()) {
            try (var gateway = Gateway.open(address)) {
                alerts.forEachRemaining(gateway::send);
            }
        }
    }
}
