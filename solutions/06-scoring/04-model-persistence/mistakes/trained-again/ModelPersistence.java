package kata.scoring;

import java.io.IOException;
import kata.domain.Beaconworks;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Believes that a model can be trained again at any time, so it need not be kept.
 *
 * @caughtBy judges_as_before
 * @says the history it was trained on
 */
public final class ModelPersistence {

    private ModelPersistence() {}

    public static void save(PipelineModel model, String directory) throws IOException {
        // The history is kept anyway.
    }

    public static PipelineModel load(String directory) throws IOException {
        var spark = SparkSession.active();
        var rows = Beaconworks.history().stream()
                .map(row -> RowFactory.create(row.model(), row.temp(), row.vib(), row.fault()))
                .toList();
        var history = spark.createDataFrame(
                rows,
                new StructType()
                        .add("model", DataTypes.StringType)
                        .add("temp", DataTypes.DoubleType)
                        .add("vib", DataTypes.DoubleType)
                        .add("fault", DataTypes.IntegerType));
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelIndex"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, assemble, classify})
                .fit(history);
    }
}
