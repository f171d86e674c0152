package kata.state;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.FlatMapGroupsWithStateFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.streaming.GroupState;
import org.apache.spark.sql.streaming.GroupStateTimeout;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.types.StructType;

/** Prefer this when more is to be said of a command than whether it was answered. */
public final class MissingAcks {

    private static final long FIVE_MINUTES = 300_000;

    private static final StructType RESULT = new StructType()
            .add("cmdId", "string")
            .add("cmdTs", "timestamp")
            .add("ackId", "string")
            .add("ackTs", "timestamp");

    private MissingAcks() {}

    public static Dataset<Row> answered(Dataset<Row> commands, Dataset<Row> acks) {
        return commands.select(
                        col("cmdId").as("id"), col("cmdTs").as("at"), lit(true).as("command"))
                .withWatermark("at", "1 minute")
                .union(acks.select(
                                col("ackId").as("id"),
                                col("ackTs").as("at"),
                                lit(false).as("command"))
                        .withWatermark("at", "1 minute"))
                .groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
                .flatMapGroupsWithState(
                        (FlatMapGroupsWithStateFunction<String, Row, Open, Row>) MissingAcks::answered,
                        OutputMode.Append(),
                        Encoders.bean(Open.class),
                        Encoders.row(RESULT),
                        GroupStateTimeout.EventTimeTimeout());
    }

    /** What may still find something: for each command its time and how many acknowledgements it has; times of acks. */
    public static final class Open implements Serializable {
        private long[] commands = new long[0];
        private long[] acks = new long[0];

        public long[] getCommands() {
            return commands;
        }

        public void setCommands(long[] commands) {
            this.commands = commands;
        }

        public long[] getAcks() {
            return acks;
        }

        public void setAcks(long[] acks) {
            this.acks = acks;
        }
    }

    private static Iterator<Row> answered(String id, Iterator<Row> rows, GroupState<Open> state) {
        List<long[]> commands = new ArrayList<>();
        List<Long> acks = new ArrayList<>();
        if (state.exists()) {
            long[] open = state.get().getCommands();
            for (int i = 0; i < open.length; i += 2) {
                commands.add(new long[] {open[i], open[i + 1]});
            }
            for (long ack : state.get().getAcks()) {
                acks.add(ack);
            }
        }
        List<Row> result = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            long at = row.getTimestamp(1).getTime();
            if (row.getBoolean(2)) {
                long[] command = {at, 0};
                acks.forEach(ack -> match(id, command, ack, result));
                commands.add(command);
            } else {
                commands.forEach(command -> match(id, command, at, result));
                acks.add(at);
            }
        }
        long watermark = state.getCurrentWatermarkMs();
        for (long[] command : commands) {
            if (command[0] + FIVE_MINUTES < watermark && command[1] == 0) {
                result.add(RowFactory.create(id, new Timestamp(command[0]), null, null));
            }
        }
        commands.removeIf(command -> command[0] + FIVE_MINUTES < watermark);
        acks.removeIf(ack -> ack < watermark);
        remember(commands, acks, watermark, state);
        return result.iterator();
    }

    private static void match(String id, long[] command, long ack, List<Row> result) {
        if (command[0] <= ack && ack <= command[0] + FIVE_MINUTES) {
            command[1]++;
            result.add(RowFactory.create(id, new Timestamp(command[0]), id, new Timestamp(ack)));
        }
    }

    private static void remember(List<long[]> commands, List<Long> acks, long watermark, GroupState<Open> state) {
        if (commands.isEmpty() && acks.isEmpty()) {
            state.remove();
            return;
        }
        var open = new Open();
        open.setCommands(commands.stream().flatMapToLong(LongStream::of).toArray());
        open.setAcks(acks.stream().mapToLong(Long::longValue).toArray());
        state.update(open);
        long next = LongStream.concat(
                        commands.stream().mapToLong(command -> command[0] + FIVE_MINUTES),
                        acks.stream().mapToLong(Long::longValue))
                .min()
                .getAsLong();
        state.setTimeoutTimestamp(Math.max(next, watermark + 1));
    }
}
