package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.FeatureHasher;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this when a column has very many values: a hash needs no list of labels, so none is unseen. */
public final class UnseenLabels {

    private UnseenLabels() {}

    public static PipelineModel train(Dataset<Row> history) {
        var hash = new FeatureHasher()
                .setInputCols(new String[] {"temp", "vib", "model"})
                .setOutputCol("features")
                .setNumFeatures(1024);
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline().setStages(new PipelineStage[] {hash, classify}).fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
