package kata.plans;

import static kata.domain.Times.at;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import kata.domain.Reading;
import kata.plans.CatalystPhases.Phases;
import kata.testkit.PlanText;
import kata.testkit.rows.RowFormat;
import kata.testkit.SparkTest;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest(generatesCode = true)
class CatalystPhasesTest {

    /** The analyst's query: {@code temp} is a double, {@code 20 + 20} a sum of integers. */
    private static final String HOT = "SELECT device, temp FROM readings WHERE temp > 20 + 20";

    /** Another: rows of a device must come together, so there are two stages. */
    private static final String WORST = "SELECT device, max(vib) AS worst FROM readings GROUP BY device";

    /** One stage, and two of a subquery. No code needs the subquery's value: Spark would run it to write that code. */
    private static final String USUAL =
            "SELECT device FROM readings WHERE upper(device) = 'D1'"
                    + " ORDER BY abs(vib - (SELECT avg(vib) FROM readings WHERE lower(model) = 'm1')) LIMIT 3";

    @Test
    @Order(1)
    void the_parsed_plan_knows_the_grammar_only(SparkSession spark) {
        PlanText.of("the parsed plan", phases(spark, HOT).parsed())
                .because("nobody has looked yet whether there is such a table: the relation is unresolved.")
                .shows("'UnresolvedRelation [readings]")
                .because("types are unknown before the analysis, so nothing can have been cast.")
                .hides("cast(");
    }

    @Test
    @Order(2)
    void the_analysed_plan_has_found_tables_and_types(SparkSession spark) {
        PlanText.of("the analysed plan", phases(spark, HOT).analysed())
                .because("every table has been found by now.")
                .hides("Unresolved")
                .because("temp is a double and 20 + 20 an integer: the analysis casts, and computes nothing yet.")
                .shows("cast((20 + 20) as double)")
                .because("a plan is shown as Spark writes it. The number after a name tells this column from others of"
                        + " the same name.")
                .shows("temp#");
    }

    @Test
    @Order(3)
    void the_optimised_plan_does_less(SparkSession spark) {
        PlanText.of("the optimised plan", phases(spark, HOT).optimised())
                .because("constants are computed once, while the query is planned, and not for every row.")
                .shows("40.0")
                .hides("20 + 20");
    }

    @Test
    @Order(4)
    void the_optimised_plan_says_what_to_compute_and_not_how(SparkSession spark) {
        PlanText.of("the optimised plan", phases(spark, WORST).optimised())
                .because("of six columns only two are used, and the optimiser drops the others early.")
                .shows("+- Project [device")
                .because("the optimiser says what to compute. How to bring a device's rows together, by hashing or by"
                        + " sorting, is what the planner chooses afterwards.")
                .hides("HashAggregate")
                .shows("Aggregate [device");
    }

    @Test
    @Order(5)
    void the_physical_plan_is_the_one_that_runs(SparkSession spark) {
        PlanText.of("the physical plan", phases(spark, HOT).physical())
                .because("a star and a number mark the operators that share generated Java. The planner's first choice"
                        + " does not have them yet.")
                .shows("*(1) Filter")
                .because("each text shows one phase: earlier plans, and the code, have texts of their own.")
                .hides("20 + 20")
                .hides("processNext");
        PlanText.of("the physical plan", phases(spark, WORST).physical())
                .because("the final plan also holds the shuffle that brings the rows of a device together.")
                .shows("Exchange hashpartitioning(device")
                .shows("*(2) HashAggregate");
    }

    @Test
    @Order(6)
    void the_generated_code_is_java(SparkSession spark) {
        PlanText.of("the generated code", phases(spark, HOT).generated())
                .because("the rows of a stage run through one generated method.")
                .shows("void processNext()");
    }

    @Test
    @Order(7)
    void each_stage_has_code_of_its_own(SparkSession spark) {
        PlanText.of("the generated code", phases(spark, WORST).generated())
                .because("there is a class for each stage: number 1 before the shuffle, number 2 after it.")
                .shows("class GeneratedIteratorForCodegenStage1")
                .shows("class GeneratedIteratorForCodegenStage2");
    }

    @Test
    @Order(8)
    void the_stages_of_a_subquery_have_code_too(SparkSession spark) {
        PlanText.of("the generated code", phases(spark, USUAL).generated())
                .because("the mean is a subquery with two stages, and the query around it has only one. A subquery"
                        + " hangs on an operator's expression: it is not one of the operator's children.")
                .shows("class GeneratedIteratorForCodegenStage2")
                .because("the subquery's first stage takes the lower case of a model, and the stage of the query around it"
                        + " the upper case of a device. Both have the number 1, so a number alone does not tell them"
                        + " apart.")
                .shows("CollationSupport.Lower")
                .shows("CollationSupport.Upper");
    }

    @Test
    @Order(9)
    void types_come_from_the_session_and_not_from_the_text(SparkSession spark) {
        phases(spark, HOT);
        spark.sql("SELECT 'd1' AS device, 41 AS temp").createOrReplaceTempView("readings");

        var again = CatalystPhases.phases(spark, HOT);
        PlanText.of("the analysed plan of the same query on another table", again.analysed())
                .because("the name readings now stands for another table, in which temp is an integer: there is"
                        + " nothing to cast.")
                .shows("(20 + 20)")
                .hides("cast((20 + 20) as double)");
    }

    @Test
    @Order(10)
    void the_query_reaches_spark_as_it_is_written(SparkSession spark) {
        String because = "what stands between quotes is data: with another letter, blank or sign the query asks for"
                + " another device. A comment ends where its line ends.";
        var phases = assertDoesNotThrow(
                () -> phases(spark, """
                        SELECT device FROM readings -- of today
                        WHERE device = 'Dock  B; -- East'"""),
                "Because " + because);

        PlanText.of("the parsed plan", phases.parsed()).because(because).shows("Dock  B; -- East");
    }

    @Test
    @Order(11)
    void the_query_is_shown_without_being_run(SparkSession spark) {
        var tasks = spark.sparkContext().longAccumulator();
        table(spark, readings(spark).mapPartitions(rows -> {
            tasks.add(1);
            return rows;
        }));

        CatalystPhases.phases(spark, WORST);
        CatalystPhases.phases(spark, USUAL);

        assertEquals(0, tasks.value(), """
                The query was run: tasks have read the table.

                  Because you do not want to wait an hour to see the plan of a query that takes an hour. Every plan, \
                and the code, is there before the first task starts.

                """);
    }

    private static Phases phases(SparkSession spark, String sql) {
        table(spark, readings(spark));
        return CatalystPhases.phases(spark, sql);
    }

    private static void table(SparkSession spark, JavaRDD<Row> readings) {
        spark.createDataFrame(readings, RowFormat.schema(Reading.class)).createOrReplaceTempView("readings");
    }

    private static JavaRDD<Row> readings(SparkSession spark) {
        var reading = Reading.of("d1", at("12:00")).temp(41.5).vib(2.0);
        return JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(List.of(RowFormat.row(reading)));
    }
}
