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
 * Believes that the indexer must be fitted to the labels that come.
 *
 * @caughtBy scores_the_hardware_that_it_knows
 * @says A stream is only described
 */
public final class UnseenLabels {

    private UnseenLabels() {}

    public static PipelineModel train(Dataset<Row> history) {
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelIndex"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {assemble, classify})
                .fit(indexed(history));
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(indexed(readings)).select("id", "device", "prediction");
    }

    private static Dataset<Row> indexed(Dataset<Row> rows) {
        return new StringIndexer()
                .setInputCol("model")
                .setOutputCol("modelIndex")
                .fit(rows)
                .transform(rows);
    }
}
