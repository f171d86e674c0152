package kata.state;

import java.sql.Timestamp;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.ExpiredTimerInfo;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StatefulProcessor;
import org.apache.spark.sql.streaming.TTLConfig;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.TimerValues;
import org.apache.spark.sql.streaming.ValueState;
import scala.jdk.javaapi.CollectionConverters;

/** Prefer this, in new programs, to the older state functions. It needs the state store of RocksDB. */
public final class Deduplication {

    private Deduplication() {}

    public static Dataset<Row> once(Dataset<Row> readings) {
        readings.sparkSession()
                .conf()
                .set(
                        "spark.sql.streaming.stateStore.providerClass",
                        "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider");
        return readings.withWatermark("ts", "10 minutes")
                .groupByKey((MapFunction<Row, String>) reading -> reading.getAs("id"), Encoders.STRING())
                .transformWithState(
                        new FirstCopy(), TimeMode.EventTime(), OutputMode.Append(), Encoders.row(readings.schema()));
    }

    private static final class FirstCopy extends StatefulProcessor<String, Row, Row> {

        private transient ValueState<Boolean> known;

        @Override
        public void init(OutputMode mode, TimeMode time) {
            known = getHandle().getValueState("known", Encoders.BOOLEAN(), TTLConfig.NONE());
        }

        @Override
        public scala.collection.Iterator<Row> handleInputRows(
                String id, scala.collection.Iterator<Row> copies, TimerValues timers) {
            if (known.exists()) {
                return none();
            }
            Row first = copies.next();
            Timestamp ts = first.getAs("ts");
            known.update(true);
            getHandle().registerTimer(ts.getTime() + 600_000);
            return CollectionConverters.asScala(List.of(first).iterator());
        }

        @Override
        public scala.collection.Iterator<Row> handleExpiredTimer(
                String id, TimerValues timers, ExpiredTimerInfo expired) {
            known.clear();
            return none();
        }

        private static scala.collection.Iterator<Row> none() {
            return CollectionConverters.asScala(Collections.<Row>emptyIterator());
        }
    }
}
