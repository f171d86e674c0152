package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Believes that training once means keeping the first model for ever.
 *
 * @caughtBy judges_every_site_by_its_own_history
 * @says each by what it learned itself
 */
public final class TrainOnce {

    private static PipelineModel trained;

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        if (trained == null) {
            var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
            var assemble = new VectorAssembler()
                    .setInputCols(new String[] {"temp", "vib", "modelIndex"})
                    .setOutputCol("features");
            var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
            trained = new Pipeline()
                    .setStages(new PipelineStage[] {index, assemble, classify})
                    .fit(history);
        }
        return trained;
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
