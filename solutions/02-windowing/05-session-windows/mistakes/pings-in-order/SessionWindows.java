package kata.windowing;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that pings come in order, so that only the latest visit can grow.
 *
 * @caughtBy joins_two_visits_by_a_late_ping
 * @says has joined two visits into one
 */
public final class SessionWindows {

    private static final long GAP = Duration.ofMinutes(5).toMillis();

    private static final StructType RESULT = new StructType()
            .add("visit", new StructType().add("start", DataTypes.TimestampType).add("end", DataTypes.TimestampType))
            .add("badge", DataTypes.StringType)
            .add("pings", DataTypes.LongType);

    /** Visits that are not final: for each its start and its end, in milliseconds, and its pings. */
    public static final class Open implements Serializable {
        private long[] visits = new long[0];

        public long[] getVisits() {
            return visits;
        }

        public void setVisits(long[] visits) {
            this.visits = visits;
        }
    }

    private SessionWindows() {}

    public static Dataset<Row> visits(Dataset<Row> pings) {
        return pings.withWatermark("ts", "10 minutes")
                .where(col("ts").isNotNull())
                .select(col("badge"), col("ts"))
                .groupByKey((MapFunction<Row, String>) ping -> ping.getString(0), Encoders.STRING())
                .flatMapGroupsWithState(
                        (FlatMapGroupsWithStateFunction<String, Row, Open, Row>) SessionWindows::visits,
                        OutputMode.Append(),
                        Encoders.bean(Open.class),
                        Encoders.row(RESULT),
                        GroupStateTimeout.EventTimeTimeout());
    }

    private static Iterator<Row> visits(String badge, Iterator<Row> pings, GroupState<Open> state) {
        var visits = new ArrayList<long[]>();
        if (state.exists()) {
            long[] open = state.get().getVisits();
            for (int i = 0; i < open.length; i += 3) {
                visits.add(Arrays.copyOfRange(open, i, i + 3));
            }
        }
        while (pings.hasNext()) {
            long time = pings.next().getTimestamp(1).getTime();
            long[] last = visits.isEmpty() ? null : visits.get(visits.size() - 1);
            if (last != null && time < last[1]) {
                last[1] = Math.max(last[1], time + GAP);
                last[2]++;
            } else {
                visits.add(new long[] {time, time + GAP, 1});
            }
        }
        long watermark = state.getCurrentWatermarkMs();
        var over = new ArrayList<Row>();
        for (long[] visit : visits) {
            if (visit[1] <= watermark) {
                var span = RowFactory.create(new Timestamp(visit[0]), new Timestamp(visit[1]));
                over.add(RowFactory.create(span, badge, visit[2]));
            }
        }
        visits.removeIf(visit -> visit[1] <= watermark);
        if (visits.isEmpty()) {
            state.remove();
        } else {
            var open = new Open();
            open.setVisits(visits.stream().flatMapToLong(Arrays::stream).toArray());
            state.update(open);
            state.setTimeoutTimestamp(
                    visits.stream().mapToLong(visit -> visit[1]).min().getAsLong() - 1);
        }
        return over.iterator();
    }
}
