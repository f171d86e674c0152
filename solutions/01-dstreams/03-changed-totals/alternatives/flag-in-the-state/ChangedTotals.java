package kata.dstreams;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.Optional;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import org.apache.spark.streaming.api.java.JavaStreamingContext;
import scala.Tuple2;

/** Prefer it where updateStateByKey already runs, and the state is small. */
public final class ChangedTotals {

    /** A total, and whether this batch has changed it. */
    private record Total(long times, boolean changed) implements Serializable {}

    private ChangedTotals() {}

    public static JavaPairDStream<String, Long> changedTotals(
            JavaStreamingContext context, JavaDStream<String> lines, String checkpointDirectory) {
        context.checkpoint(checkpointDirectory);
        return lines.flatMap(line -> Arrays.asList(line.split(" ")).iterator())
                .filter(word -> !word.isEmpty())
                .mapToPair(word -> new Tuple2<>(word, 1L))
                .reduceByKey(Long::sum)
                .updateStateByKey(ChangedTotals::add)
                .filter(total -> total._2().changed())
                .mapValues(Total::times);
    }

    private static Optional<Total> add(List<Long> news, Optional<Total> before) {
        long times = before.isPresent() ? before.get().times() : 0;
        return Optional.of(
                new Total(times + news.stream().mapToLong(count -> count).sum(), !news.isEmpty()));
    }
}
