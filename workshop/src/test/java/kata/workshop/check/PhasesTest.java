package kata.workshop.check;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kata.domain.Reading;
import kata.domain.Registration;
import kata.testkit.SparkTest;
import kata.testkit.rows.RowFormat;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.debug.package$;
import org.junit.jupiter.api.Test;

/** The phases of one query that the README of the track on plans shows are what Spark makes of it. */
@SparkTest(generatesCode = true)
class PhasesTest {

    private static final Path README = Path.of("../exercises/05-plans/README.md");

    /** A title of the README, up to the end of the first block after it. */
    private static final Pattern SECTION = Pattern.compile("(?ms)^### ([^\\n]+)\\n.*?```\\w*\\n(.*?)^```");

    /** What differs from run to run, and what the README leaves out of each plan. */
    private static final Pattern NUMBERS = Pattern.compile("#\\d+L?|, \\[plan_id=\\d+\\]");

    @Test
    void are_what_spark_makes_of_the_query(SparkSession spark, Path directory) throws IOException {
        String archive = directory.resolve("readings").toUri().toString();
        spark.createDataFrame(
                        List.of(RowFormat.row(Reading.of("d1", at("12:00")).temp(41.5))),
                        RowFormat.schema(Reading.class))
                .write()
                .parquet(archive);
        spark.read().parquet(archive).createOrReplaceTempView("readings");
        spark.createDataFrame(
                        List.of(RowFormat.row(new Registration("d1", "Dock A", true))),
                        RowFormat.schema(Registration.class))
                .createOrReplaceTempView("registry");
        List<MatchResult> sections =
                SECTION.matcher(Files.readString(README)).results().toList();
        assertEquals(
                List.of("The query", "Parsed", "Analysed", "Optimised", "Physical", "Generated"),
                sections.stream().map(section -> section.group(1)).toList());

        var plans = spark.sql(sections.get(0).group(2)).queryExecution();
        assertAll(
                () -> shows(sections.get(1), plans.logical().treeString()),
                () -> shows(sections.get(2), plans.analyzed().treeString()),
                () -> shows(sections.get(3), plans.optimizedPlan().treeString()),
                () -> shows(sections.get(4), plans.executedPlan().treeString()),
                () -> shows(sections.get(5), package$.MODULE$.codegenString(plans.executedPlan())));
    }

    /** The block's lines are lines of Spark's, in this order; three dots stand for anything, between lines and within one. */
    private static void shows(MatchResult section, String spark) {
        String text = NUMBERS.matcher(spark).replaceAll("");
        String lines = section.group(2)
                .lines()
                .map(String::strip)
                .map(line -> Arrays.stream(line.split("\\.\\.\\."))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("[^\\n]*")))
                .collect(Collectors.joining("[\\s\\S]*"));
        assertFalse(lines.isEmpty());
        if (!Pattern.compile(lines).matcher(text).find()) {
            fail(README + " shows under " + section.group(1) + "\n\n" + section.group(2) + "\nand Spark's text is\n\n"
                    + text);
        }
    }
}
