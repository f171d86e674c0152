package kata.workshop.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import kata.workshop.KataProcess;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kata bench --scale}; what it measures is tested where it is measured. */
class BenchTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --scale                                     | --scale measures one application.
            word-count --scale --rows 10                | --rows and --keys begin at 1000
            word-count --scale --devices 0              | --devices and --rows-per-file begin at 1
            word-count --rows 1000                      | Missing required argument(s): --scale
            word-count --scale --store TAPE             | DEFAULT, ROCKSDB
            """)
    void says_what_is_wrong(String arguments, String says) throws Exception {
        try (var bench = KataProcess.start(temporary, ("bench " + arguments).split(" "))) {
            assertEquals(2, bench.awaitExit(), bench.output());
            assertTrue(bench.output().contains(says), bench.output());
        }
    }
}
