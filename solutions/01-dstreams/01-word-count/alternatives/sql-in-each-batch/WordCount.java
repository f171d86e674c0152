package kata.dstreams;

import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.streaming.api.java.JavaDStream;
import org.apache.spark.streaming.api.java.JavaPairDStream;
import scala.Tuple2;

/**
 * Queries the batch in SQL. Prefer it when the question is easier to ask in SQL, or is already written in SQL.
 */
public final class WordCount {

    private WordCount() {}

    public static JavaPairDStream<String, Long> countWords(JavaDStream<String> lines) {
        return lines.transformToPair(batch -> {
            var spark = SparkSession.builder().config(batch.context().getConf()).getOrCreate();
            spark.createDataset(batch.rdd(), Encoders.STRING()).createOrReplaceTempView("lines");
            return spark.sql("""
                            SELECT word, count(*)
                            FROM (SELECT explode(split(value, ' ')) AS word FROM lines)
                            WHERE word <> ''
                            GROUP BY word""").javaRDD().mapToPair(count -> new Tuple2<>(count.getString(0), count.getLong(1)));
        });
    }
}
