package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Knows the time of day as well, counted in seconds since midnight in UTC, whatever the session is set to. Prefer it
 * when the daily rhythm carries information; then keep its computation inside the pipeline, so that no caller can
 * forget it.
 */
public final class TrainOnce {

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var hour = new SQLTransformer().setStatement("""
                SELECT *, sin(2 * pi() * unix_seconds(ts) / 86400) AS daySin,
                          cos(2 * pi() * unix_seconds(ts) / 86400) AS dayCos
                FROM __THIS__""");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelIndex", "daySin", "dayCos"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, hour, assemble, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
