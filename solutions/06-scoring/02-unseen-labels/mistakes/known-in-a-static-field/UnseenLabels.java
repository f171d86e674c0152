package kata.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Believes that what train has noted is there when score needs it.
 *
 * @caughtBy scores_in_a_program_that_trained_nothing
 * @says so all that score needs must be in the PipelineModel
 */
public final class UnseenLabels {

    private static List<String> known;

    private UnseenLabels() {}

    public static PipelineModel train(Dataset<Row> history) {
        known = history.select("model").distinct().as(Encoders.STRING()).collectAsList();
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, encode, assemble, classify})
                .fit(history.unionByName(history.limit(1).withColumn("model", lit("other"))));
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings.withColumn(
                        "model",
                        when(col("model").isin(known.toArray()), col("model")).otherwise("other")))
                .select("id", "device", "prediction");
    }
}
