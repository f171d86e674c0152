package kata.state;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Writes what customers owe, such that a charge counts once whatever happens to the program. */
public final class ExactlyOnceBilling {

    private ExactlyOnceBilling() {}

    /**
     * Writes the charges of a micro-batch, as a function of foreachBatch. It is called for each micro-batch, and again when Spark does not know whether that was done. The second time the batch has the same number and the same
     * charges, perhaps in another order.
     *
     * <p>Several queries may write into one directory; each numbers its batches from zero. The batch is computed once
     * for each call.
     *
     * @param charges {@code customer} (string) and {@code cents} (bigint), never null; two charges may be equal, and
     *     there may be none
     * @param batchId the number of the micro-batch
     * @param query the name of the query, of letters and digits, which stays the same when it is started again
     * @param directory where all bills are, as a path; it need not be there yet
     */
    public static void write(Dataset<Row> charges, long batchId, String query, String directory) {
        todo("Write the charges of a batch such that they count once, also when the batch comes again.");
    }

    /**
     * Adds up what was written.
     *
     * @param spark a session
     * @param directory as for {@link #write}, after it was written to
     * @return {@code customer} (string), {@code cents} (bigint, the sum over all queries): a row for each customer with charges, and none if there
     *     were no charges so far
     */
    public static Dataset<Row> bill(SparkSession spark, String directory) {
        return todo("Add up what each customer owes.");
    }
}
