package kata.scoring;

import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Fits each stage by hand and puts the fitted ones together. Prefer it when you want to look at what comes between, or
 * when a stage is fitted on other rows than the rest. A pipeline that holds only transformers has nothing to fit.
 */
public final class TrainOnce {

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer()
                .setInputCol("model")
                .setOutputCol("modelIndex")
                .fit(history);
        var indexed = index.transform(history);
        var encode = new OneHotEncoder()
                .setInputCol("modelIndex")
                .setOutputCol("modelVector")
                .fit(indexed);
        var encoded = encode.transform(indexed);
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var classify =
                new LogisticRegression().setLabelCol("fault").setMaxIter(20).fit(assemble.transform(encoded));
        return new Pipeline()
                .setStages(new PipelineStage[] {index, encode, assemble, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
