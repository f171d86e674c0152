package kata.dstreams;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/** Prefer it when the whole table is needed too: one state serves both. */
public final class ChangedTotals {

    private ChangedTotals() {}

    public static JavaPairDStream<String, Long> changedTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        JavaPairDStream<String, Long> counts = lines.flatMap(
                        line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum);
        JavaPairDStream<String, Long> table =
                counts.updateStateByKey((List<Long> news, Optional<Long> before) -> Optional.of(before.orElse(0L)
                        + news.stream().mapToLong(count -> count).sum()));
        return table.join(counts).mapValues(Tuple2::_1);
    }
}
