package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.DecisionTreeClassifier;
import org.apache.spark.ml.feature.Imputer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Prefer this when somebody will ask why. A tree needs the Imputer as well: it takes NaN for something hotter than hot.
 */
public final class MissingValues {

    private MissingValues() {}

    public static PipelineModel train(Dataset<Row> history) {
        var fill = new Imputer()
                .setInputCols(new String[] {"temp"})
                .setOutputCols(new String[] {"tempFilled"})
                .setStrategy("median");
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"tempFilled", "vib", "modelIndex"})
                .setOutputCol("features");
        var classify = new DecisionTreeClassifier().setLabelCol("fault");
        return new Pipeline()
                .setStages(new PipelineStage[] {fill, index, assemble, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
