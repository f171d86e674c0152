package kata.workshop.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kata.workshop.engine.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What javac says of Spark's interface is what it really says. */
class CompileAdviceTest {

    @TempDir
    private Path folder;

    private String error(String statement) throws IOException {
        return error("Object", statement);
    }

    private String error(String type, String statement) throws IOException {
        Path file = folder.resolve("A.java");
        Files.writeString(file, """
                import static org.apache.spark.sql.functions.*;

                import java.util.*;
                import org.apache.spark.api.java.function.*;
                import org.apache.spark.sql.*;
                import org.apache.spark.streaming.*;
                import org.apache.spark.streaming.api.java.*;
                import scala.Tuple2;

                class A {
                    %s a(Dataset<Row> rows, JavaDStream<String> lines, JavaPairDStream<String, Long> pairs) {
                        return %s;
                    }
                }
                """.formatted(type, statement));
        List<Compilation.Error> errors = Compilation.of(
                        List.of(file), Files.createDirectories(folder.resolve("classes")))
                .errors();
        assertFalse(errors.isEmpty(), "it compiles: " + statement);
        return errors.get(0).message();
    }

    private void advises(String advice, String statement) throws IOException {
        advises(advice, "Object", statement);
    }

    private void advises(String advice, String type, String statement) throws IOException {
        String error = error(type, statement);
        assertTrue(CompileAdvice.of(error).orElse("").contains(advice), error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows.flatMap(row -> List.of(row.getString(0)).iterator(), Encoders.STRING())",
                "rows.map(row -> row.getString(0), Encoders.STRING())",
                "rows.filter(row -> row.isNullAt(0))"
            })
    void a_lambda_that_may_be_javas_or_scalas(String statement) throws IOException {
        advises("(MapFunction<Row, String>)", statement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pairs.mapWithState((k, v, s) -> new Tuple2<>(k, 1L))", "pairs.mapWithState(A::new)"})
    void a_function_where_a_state_spec_is_wanted(String statement) throws IOException {
        advises("mapWithState(StateSpec.function(...))", statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pairs.mapWithState(StateSpec.function((k, v, s) -> new Tuple2<>(k, 1L)))",
                "pairs.mapWithState(StateSpec.function((String k, Long v, State<Long> s) -> new Tuple2<>(k, 1L)))"
            })
    void a_state_function_with_other_parameters(String statement) throws IOException {
        advises("(String key, Optional<Long> value, State<Long> state)", statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pairs.reduceByKeyAndWindow(Long::sum, (a, b) -> a - b, Durations.seconds(3))",
                "pairs.reduceByKeyAndWindow(Long::sum, (a, b) -> a - b, Durations.seconds(3), Durations.seconds(1),"
                        + " pair -> pair._2() > 0)"
            })
    void a_window_with_an_inverse_and_too_few_arguments(String statement) throws IOException {
        advises("the inverse, the length and the slide", statement);
    }

    @ParameterizedTest
    @ValueSource(strings = {"udf((java.time.Instant ts) -> ts)", "udf(ts -> ts, Encoders.STRING())"})
    void a_function_without_types_for_udf(String statement) throws IOException {
        advises("udf((UDF1<Timestamp, LocalDate>) ts -> ..., DataTypes.DateType)", statement);
    }

    @Test
    void a_lambda_for_foreach_batch() throws IOException {
        advises("{ ...; }", "rows.writeStream().foreachBatch((batch, id) -> batch.show())");
    }

    @Test
    void the_optional_of_the_jdk() throws IOException {
        advises(
                "import org.apache.spark.api.java.Optional instead of java.util.Optional",
                "pairs.updateStateByKey((List<Long> ones, Optional<Long> total) -> Optional.of(1L))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows.groupBy(\"a\", col(\"b\"))",
                "rows.groupBy(col(\"a\"), \"b\")",
                "rows.select(\"a\", col(\"b\"))",
                "rows.withColumn(\"a\", \"b\")"
            })
    void names_and_columns_in_one_call(String statement) throws IOException {
        advises("not one of each kind", statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows.map(row -> row.getString(0))",
                "rows.map((MapFunction<Row, String>) row -> row.getString(0))",
                "rows.flatMap(row -> List.of(row.getString(0)).iterator())",
                "rows.flatMap((FlatMapFunction<Row, String>) row -> List.of(row.getString(0)).iterator())"
            })
    void a_missing_encoder(String statement) throws IOException {
        advises("a second argument", statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lines.flatMap(line -> List.of(line))",
                "lines.flatMap(line -> Arrays.asList(line.split(\" \")))",
                "lines.flatMap(line -> line.split(\" \"))",
                "rows.flatMap((FlatMapFunction<Row, String>) row -> List.of(\"\"), Encoders.STRING())"
            })
    void a_list_for_an_iterator(String statement) throws IOException {
        advises("end it with .iterator()", statement);
    }

    @Test
    void pairs_made_with_map() throws IOException {
        advises("mapToPair", "lines.map(word -> new Tuple2<>(word, 1L)).reduceByKey(Long::sum)");
        advises("mapToPair", "JavaPairDStream<String, Long>", "lines.map(word -> new Tuple2<>(word, 1L))");
    }

    @Test
    void pairs_from_a_state() throws IOException {
        advises(
                "mapToPair",
                "JavaPairDStream<String, Long>",
                "pairs.mapWithState(StateSpec.function((String k, org.apache.spark.api.java.Optional<Long> v,"
                        + " State<Long> s) -> new Tuple2<>(k, 1L)))");
    }

    @Test
    void a_supplier_for_a_function_of_sparks() throws IOException {
        advises(
                "() -> supplier.get()",
                "JavaStreamingContext.getOrCreate(\"\", (java.util.function.Supplier<JavaStreamingContext>) null)");
    }

    @Test
    void integers_for_longs() throws IOException {
        advises(
                "write 1L",
                "JavaPairDStream<String, Long>",
                "lines.mapToPair(word -> new Tuple2<>(word, 1)).reduceByKey(Integer::sum)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.where(1)", "rows.nothing()", "nothing"})
    void of_anything_else_it_says_nothing(String statement) throws IOException {
        assertEquals(Optional.empty(), CompileAdvice.of(error(statement)));
    }
}
