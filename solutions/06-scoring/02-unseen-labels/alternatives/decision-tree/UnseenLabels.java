package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Prefer this when somebody will ask why: a tree can be printed. What is new goes the way of one of the known. */
public final class UnseenLabels {

    private UnseenLabels() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer()
                .setInputCol("model")
                .setOutputCol("modelIndex")
                .setHandleInvalid("keep");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelIndex"})
                .setOutputCol("features");
        var classify = new DecisionTreeClassifier().setLabelCol("fault");
        return new Pipeline()
                .setStages(new PipelineStage[] {index, assemble, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
