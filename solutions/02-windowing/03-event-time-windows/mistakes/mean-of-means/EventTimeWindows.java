package kata.windowing;

import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Aggregator;
import scala.Tuple2;

/**
 * Believes that two means are joined by taking their mean: what Spark had from earlier batches, and what is new.
 *
 * @caughtBy corrects_its_windows_in_a_later_batch
 * @says three readings of the same weight
 */
public final class EventTimeWindows {

    private EventTimeWindows() {}

    public static Dataset<Row> meanTemperatures(Dataset<Row> readings) {
        return readings.groupBy(window(col("ts"), "10 minutes", "5 minutes"), col("device"))
                .agg(udaf(new Mean(), Encoders.DOUBLE()).apply(col("temp")).as("mean"));
    }

    /** Keeps the mean so far and the number of temperatures in it. */
    private static final class Mean extends Aggregator<Double, Tuple2<Double, Long>, Double> {

        @Override
        public Tuple2<Double, Long> zero() {
            return new Tuple2<>(0.0, 0L);
        }

        @Override
        public Tuple2<Double, Long> reduce(Tuple2<Double, Long> mean, Double temperature) {
            if (temperature == null) {
                return mean;
            }
            long count = mean._2() + 1;
            return new Tuple2<>(mean._1() + (temperature - mean._1()) / count, count);
        }

        @Override
        public Tuple2<Double, Long> merge(Tuple2<Double, Long> one, Tuple2<Double, Long> other) {
            if (one._2() == 0 || other._2() == 0) {
                return one._2() == 0 ? other : one;
            }
            return new Tuple2<>((one._1() + other._1()) / 2, one._2() + other._2());
        }

        @Override
        public Double finish(Tuple2<Double, Long> mean) {
            return mean._2() == 0 ? null : mean._1();
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
