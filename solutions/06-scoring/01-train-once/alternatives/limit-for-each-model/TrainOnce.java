package kata.scoring;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Collectors;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Learns one limit of vibration for each model of hardware, half-way between its good and its faulty bearings. Prefer
 * it where a mechanic must be able to check every verdict; what was learnt is a line of SQL inside the pipeline.
 */
public final class TrainOnce {

    private TrainOnce() {}

    public static PipelineModel train(Dataset<Row> history) {
        var sound = avg(when(col("fault").equalTo(0), col("vib")));
        var faulty = avg(when(col("fault").equalTo(1), col("vib")));
        var limits = history.groupBy("model")
                .agg(sound.plus(faulty).divide(2).as("vibLimit"))
                .collectAsList();
        String cases = limits.stream()
                .map(row -> "WHEN '" + row.getString(0) + "' THEN " + row.getDouble(1) + "D")
                .collect(Collectors.joining(" "));
        var judge = new SQLTransformer()
                .setStatement("SELECT *, IF(vib > CASE model " + cases + " END, 1D, 0D) AS prediction FROM __THIS__");
        return new Pipeline().setStages(new PipelineStage[] {judge}).fit(history);
    }

    public static Dataset<Row> score(PipelineModel model, Dataset<Row> readings) {
        return model.transform(readings).select("id", "device", "prediction");
    }
}
