package kata.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that thresholds can be read off the history and written down.
 *
 * @caughtBy judges_every_site_by_its_own_history
 * @says each by what it learned itself
 */
public final class TrainOnce {

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        return new Pipeline().setStages(new PipelineStage[0]).fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        var limit = when(col("model").equalTo("M1"), 2.5).otherwise(4.1);
        return readings.withColumn("prediction", when(col("vib").gt(limit), 1.0).otherwise(0.0));
    }
}
