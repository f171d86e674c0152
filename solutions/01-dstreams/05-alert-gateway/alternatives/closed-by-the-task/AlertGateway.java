package kata.dstreams;

import kata.domain.Gateway;
import org.apache.spark.TaskContext;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.util.TaskCompletionListener;

/** Prefer it when more than one function of the task uses the connection. */
public final class AlertGateway {

    private AlertGateway() {}

    public static void push(JavaDStream<String> alerts, String address) {
        alerts.foreachRDD(batch -> batch.foreachPartition(partition -> {
            if (partition.hasNext()) {
                Gateway gateway = Gateway.open(address);
                TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> gateway.close());
                partition.forEachRemaining(gateway::send);
            }
        }));
    }
}
