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
        Path file = folder.resolve("A.java");
        Files.writeString(file, """
                import static org.apache.spark.sql.functions.*;

                import java.util.*;
                import org.apache.spark.sql.*;
                import org.apache.spark.streaming.api.java.*;

                class A {
                    Object a(Dataset<Row> rows, JavaPairDStream<String, Long> pairs) {
                        return %s;
                    }
                }
                """.formatted(statement));
        List<Compilation.Error> errors = Compilation.of(
                        List.of(file), Files.createDirectories(folder.resolve("classes")))
                .errors();
        assertFalse(errors.isEmpty(), "it compiles: " + statement);
        return errors.get(0).message();
    }

    private void advises(String advice, String statement) throws IOException {
        String error = error(statement);
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
    @ValueSource(strings = {"rows.where(1)", "rows.nothing()", "nothing"})
    void of_anything_else_it_says_nothing(String statement) throws IOException {
        assertEquals(Optional.empty(), CompileAdvice.of(error(statement)));
    }
}
