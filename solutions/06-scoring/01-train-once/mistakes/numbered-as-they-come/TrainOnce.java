package kata.scoring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import java.util.HashMap;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Believes that any number will do for a model of hardware, and gives the next free one to each that comes along.
 *
 * @caughtBy predicts_the_same_however_the_stream_is_cut
 * @says It comes from an M2 all the same
 */
public final class TrainOnce {

    private TrainOnce() {}

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
        var numbers = new HashMap<String, Double>();
        var number = udf(
                (UDF1<String, Double>) model -> numbers.computeIfAbsent(model, another -> (double) numbers.size()),
                DataTypes.DoubleType);
        return rows.withColumn("modelIndex", number.apply(col("model")));
    }
}
