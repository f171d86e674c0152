package kata.windowing;

import static kata.testkit.Todo.todo;
import static org.apache.spark.sql.functions.*;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds the highest temperature of each device and day, by the calendar of the site. */
public final class SiteDays {

    private SiteDays() {}

    /**
     * Gives the daily maxima of the site in Kolkata, whose clocks are five and a half hours ahead of UTC all year round.
     *
     * <p>A day lasts from midnight in Kolkata, included, to the next, excluded. A reading without a time belongs to no
     * day. The result depends neither on the session's time zone nor on the machine's, and the session's settings stay
     * as they are.
     *
     * @param readings {@code device} (string), {@code ts} (timestamp, when it was measured, may be null), {@code temp}
     *     (double, degrees Celsius, never null here), and further columns; in any order
     * @return {@code window} (struct of {@code start} and {@code end}, timestamps, the two midnights), {@code device}
     *     (string), {@code max} (double, degrees Celsius), such that it can run in update mode: one row for each day
     *     and device, however late its readings come
     */
    public static Dataset<Row> kolkata(Dataset<Row> readings) {
        return todo("Give the highest temperature of each device in each of Kolkata's days.");
    }

    /**
     * Gives the daily maxima of any site, also where clocks are put forward and back.
     *
     * <p>A reading is of the day that the site's calendar showed when it was measured. A reading without a time is of no
     * day. The result depends neither on the session's time zone nor on the machine's, and the session's settings stay
     * as they are.
     *
     * @param readings as for {@link #kolkata}
     * @param zone of the site, such as {@code America/New_York}; {@link java.time.ZoneId} knows it
     * @return {@code day} (date), {@code device} (string), {@code max} (double, degrees Celsius), such that it can run
     *     in update mode: one row for each day and device
     */
    public static Dataset<Row> days(Dataset<Row> readings, String zone) {
        return todo("Give the highest temperature of each device and day, by the calendar of any site.");
    }
}
