package kata.workshop.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilationTest {

    @TempDir
    private Path folder;

    private List<Compilation.Error> compile(String body) throws IOException {
        Path source = Files.writeString(folder.resolve("A.java"), "class A { " + body + " }");
        return Compilation.of(List.of(source), folder).errors();
    }

    @Test
    void what_spark_brings_along_is_found_too() throws IOException {
        assertEquals(List.of(), compile("org.apache.commons.lang3.StringUtils other;"));
        assertEquals(List.of(), compile("org.apache.spark.sql.Row usual;"));
    }

    @Test
    void an_error_is_reported_once() throws IOException {
        List<Compilation.Error> errors = compile("int a = true;\n int b = false;");
        assertEquals(
                List.of(1L, 2L), errors.stream().map(Compilation.Error::line).toList());
    }
}
