package kata.scoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
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
import org.apache.spark.sql.RowFactory;

/**
 * Believes that the other readings of a batch say what is usual.
 *
 * @caughtBy fills_from_the_history
 * @says not from what else
 */
public final class MissingValues {

    private MissingValues() {}

    public static PipelineModel train(Dataset<Row> history) {
        var index = new StringIndexer().setInputCol("model").setOutputCol("modelIndex");
        var encode = new OneHotEncoder().setInputCol("modelIndex").setOutputCol("modelVector");
        var assemble = new VectorAssembler()
                .setInputCols(new String[] {"temp", "vib", "modelVector"})
                .setOutputCol("features");
        var classify = new LogisticRegression().setLabelCol("fault").setMaxIter(20);
        return new Pipeline()
                .setStages(new PipelineStage[] {index, encode, assemble, classify})
                .fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings.mapPartitions(
                        (MapPartitionsFunction<Row, Row>) MissingValues::filled, Encoders.row(readings.schema())))
                .select("id", "device", "prediction");
    }

    private static Iterator<Row> filled(Iterator<Row> rows) {
        List<Row> batch = new ArrayList<>();
        rows.forEachRemaining(batch::add);
        double mean = batch.stream()
                .filter(row -> row.getAs("temp") != null)
                .mapToDouble(row -> row.<Double>getAs("temp"))
                .average()
                .orElse(35.0);
        return batch.stream().map(row -> filled(row, mean)).iterator();
    }

    private static Row filled(Row row, double mean) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(i);
        }
        int temp = row.fieldIndex("temp");
        values[temp] = row.isNullAt(temp) ? mean : values[temp];
        return RowFactory.create(values);
    }
}
