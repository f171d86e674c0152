package kata.dstreams;

import kata.domain.Gateway;
import org.apache.spark.streaming.api.java.JavaDStream;

/** Prefer it when you must sort a partition before you send it: it must then fit into memory. */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.glom()
                .filter(partition -> !partition.isEmpty())
                .foreach(partition -> {
                    try (var gateway = Gateway.open(address)) {
                        partition.forEach(gateway::send);
                    }
                }));
    }
}
