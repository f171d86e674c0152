package kata.dstreams;

import java.io.IOException;
import kata.domain.GatewayLog;
import kata.testkit.Caller;
import kata.testkit.Live;

/** {@code ./kata live alert-gateway}: each line is an alert; each batch prints its connections. */
final class AlertGatewayLive {

    private static final GatewayLog LOG = new GatewayLog(Caller::name);

    private AlertGatewayLive() {}

    public static void main(String[] args) throws IOException {
        Live.dstream(args, (context, lines, checkpointDirectory) -> {
            AlertGateway.push(lines, LOG.address());
            // One task, which runs after the answer's: outputs run in the order in which they were registered.
            return lines.repartition(1)
                    .mapPartitions(alerts -> LOG.connections().iterator());
        });
    }
}
