package kata.plans;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reports which readings of a day were too hot, out of an archive of years. */
public final class PredicatePushdown {

    private PredicatePushdown() {}

    /**
     * Finds the readings of a day, at a site, that were hotter than a limit.
     *
     * @param readings a table that does not stream, read from Parquet files in a directory for each site: device
     *     (string), model (string), ts (timestamp, when it was measured), temp (double, degrees Celsius), vib (double,
     *     mm/s), note (string) and site (string, the directory's name); device, ts and site are never null
     * @param site the name of the site
     * @param day the day, in the calendar of the session's time zone
     * @param limit in degrees Celsius
     * @return a row for each reading with a temperature above the limit: device (string), ts (timestamp) and over
     *     (double, by how many degrees the reading is above the limit)
     */
    public static Dataset<Row> tooHot(Dataset<Row> readings, String site, LocalDate day, double limit) {
        return todo("Find the readings of the day that were hotter than the limit, and read no more of the files than that takes.");
    }
}
