package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Aggregator;
import scala.Tuple2;

/**
 * Writes the aggregate in Java. Prefer it when no built-in function computes what you want.
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(udaf(new Mean(), Encoders.DOUBLE()).apply(col("temp")).as("mean"));
    }

    /** Keeps the sum and the number, which can be merged; a mean cannot. */
    private static final class Mean extends Aggregator<Double, Tuple2<Double, Long>, Double> {

        @Override
        public Tuple2<Double, Long> zero() {
            return new Tuple2<>(0.0, 0L);
        }

        @Override
        public Tuple2<Double, Long> reduce(Tuple2<Double, Long> sum, Double temperature) {
            return temperature == null ? sum : new Tuple2<>(sum._1() + temperature, sum._2() + 1);
        }

        @Override
        public Tuple2<Double, Long> merge(Tuple2<Double, Long> one, Tuple2<Double, Long> other) {
            return new Tuple2<>(one._1() + other._1(), one._2() + other._2());
        }

        @Override
        public Double finish(Tuple2<Double, Long> sum) {
            return sum._2() == 0 ? null : sum._1() / sum._2();
        }

        @Override
        public Encoder<Tuple2<Double, Long>> bufferEncoder() {
            return Encoders.tuple(Encoders.DOUBLE(), Encoders.LONG());
        }

        @Override
        public Encoder<Double> outputEncoder() {
            return Encoders.DOUBLE();
        }
    }
}
