package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.RFormula;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this for a first try: one stage indexes, encodes and assembles, and has a handleInvalid for all of it. */
public final class UnseenLabels {

    private UnseenLabels() {}

    public static PipelineModel train(Dataset<Row> history) {
        var formula = new RFormula().setFormula("fault ~ temp + vib + model").setHandleInvalid("keep");
        var classify = new LogisticRegression().setMaxIter(20);
        return new Pipeline().setStages(new PipelineStage[] {formula, classify}).fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
