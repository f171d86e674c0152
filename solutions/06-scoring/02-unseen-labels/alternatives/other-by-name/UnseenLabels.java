package kata.scoring;

import java.util.ArrayList;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Prefer this when a table or a report should show what was taken for "other": the bucket has a name, and you decide
 * what falls into it.
 */
public final class UnseenLabels {

    private UnseenLabels() {}

    public static PipelineModel train(Dataset<Row> history) {
        var known = history.select("model")
                .distinct()
                .sort("model")
                .as(Encoders.STRING())
                .collectAsList();
        var name = new SQLTransformer()
                .setStatement("SELECT *, CASE WHEN model IN ('" + String.join("', '", known)
                        + "') THEN model ELSE 'other' END AS known FROM __THIS__");
        var labels = new ArrayList<>(known);
        labels.add("other");
        var index = new StringIndexerModel(labels.toArray(new String[0]))
                .setInputCol("known")
                .setOutputCol("modelIndex");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {name, index, encode, assemble, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
