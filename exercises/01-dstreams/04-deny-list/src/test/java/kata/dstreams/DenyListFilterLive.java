package kata.dstreams;

import java.io.IOException;
import kata.domain.DenyList;
import kata.testkit.Caller;
import kata.testkit.Live;

/** {@code ./kata live deny-list}: each line is a ping, but {@code !blue} mutes blue, and once more lets it be heard. */
final class DenyListFilterLive {

    private DenyListFilterLive() {}

    public static void main(String[] args) throws IOException {
        var denied = new DenyList(Caller::name);
        Live.dstream(args, (context, lines, checkpointDirectory) -> {
            var pings = lines.transform(batch -> {
                batch.filter(line -> line.startsWith("!")).collect().forEach(line -> toggle(denied, line.substring(1)));
                return batch.filter(line -> !line.startsWith("!"));
            });
            return DenyListFilter.heard(pings, denied);
        });
    }

    private static void toggle(DenyList denied, String beacon) {
        if (denied.contains(beacon)) {
            denied.allow(beacon);
        } else {
            denied.deny(beacon);
        }
    }
}
