package kata.plans;

import static kata.domain.Times.at;

import java.util.List;
import kata.domain.Reading;
import kata.plans.CatalystPhases.Phases;
import kata.testkit.PlanText;
import kata.testkit.rows.RowFormat;
import kata.testkit.SparkTest;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest(generatesCode = true)
class CatalystPhasesTest {

    /** The analyst's query: {@code temp} is a double, {@code 20 + 20} a sum of integers. */
    private static final String HOT = "SELECT device, temp FROM readings WHERE temp > 20 + 20";

    /** Another: rows of a device must come together, so there are two stages. */
    private static final String WORST = "SELECT device, max(vib) AS worst FROM readings GROUP BY device";

    private static Phases phases(SparkSession spark, String sql) {
        var readings = List.of(Reading.of("d1", at("12:00")).temp(41.5).vib(2.0));
        var rows = JavaSparkContext.fromSparkContext(spark.sparkContext())
                .parallelize(readings.stream().map(RowFormat::row).toList());
        spark.createDataFrame(rows, RowFormat.schema(Reading.class)).createOrReplaceTempView("readings");
        return CatalystPhases.phases(spark, sql);
    }

    @Test
    @Order(1)
    void the_parsed_plan_knows_the_grammar_only(SparkSession spark) {
        PlanText.of("the parsed plan", phases(spark, HOT).parsed())
                .because("nobody has looked yet whether there is such a table: the relation is unresolved.")
                .shows("'UnresolvedRelation [readings]")
                .because("types are unknown before the analysis, so nothing can have been cast.")
                .hides("cast(");
        PlanText.of("the parsed plan", phases(spark, WORST).parsed())
                .because("a column with a quote before its name is one that nobody has looked up yet.")
                .shows("'max('vib)");
    }

    @Test
    @Order(2)
    void the_analysed_plan_has_found_tables_and_types(SparkSession spark) {
        PlanText.of("the analysed plan", phases(spark, HOT).analysed())
                .because("every table has been found by now.")
                .hides("Unresolved")
                .because("temp is a double and 20 + 20 an integer: the analysis casts, and computes nothing yet.")
                .shows("cast((20 + 20) as double)");

        spark.sql("SELECT 'd1' AS device, 41 AS temp").createOrReplaceTempView("readings");
        var again = CatalystPhases.phases(spark, HOT);
        PlanText.of("the analysed plan of the same query on another table", again.analysed())
                .because("a table has taken the other's name, and in this one temp is an integer: types come from the"
                        + " session's tables and not from the query's text, and here is nothing to cast.")
                .hides("cast((20 + 20) as double)");
    }

    @Test
    @Order(3)
    void the_optimised_plan_does_less(SparkSession spark) {
        PlanText.of("the optimised plan", phases(spark, HOT).optimised())
                .because("constants are computed once, while the query is planned, and not for every row.")
                .shows("40.0")
                .hides("20 + 20");
        PlanText.of("the optimised plan", phases(spark, WORST).optimised())
                .because("the optimiser says what to compute. How to bring a device's rows together, by hashing or by"
                        + " sorting, is what the planner chooses afterwards.")
                .hides("HashAggregate")
                .because("of six columns only two are used, and the optimiser drops the others early.")
                .shows("+- Project [device");
    }

    @Test
    @Order(4)
    void the_physical_plan_is_the_one_that_runs(SparkSession spark) {
        PlanText.of("the physical plan", phases(spark, HOT).physical())
                .because("a star and a number mark the operators that share generated Java; what the planner chose"
                        + " lacks them still.")
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
    @Order(5)
    void the_generated_code_is_java(SparkSession spark) {
        PlanText.of("the generated code", phases(spark, HOT).generated())
                .because("the rows of a stage run through one generated method.")
                .shows("void processNext()");
        PlanText.of("the generated code", phases(spark, WORST).generated())
                .because("there is a class for each stage: one before the shuffle, one after it.")
                .shows("class GeneratedIteratorForCodegenStage1")
                .shows("class GeneratedIteratorForCodegenStage2");
    }

    @Test
    @Order(6)
    void the_query_is_shown_without_being_run(SparkSession spark) {
        var phases = phases(
                spark, "SELECT device FROM readings WHERE raise_error('the query was run: show it only') IS NULL");

        PlanText.of("the physical plan", phases.physical())
                .because("whoever explains a query that takes an hour does not want to wait for it.")
                .shows("raise_error");
    }
}
