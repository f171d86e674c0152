package kata.workshop.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import kata.workshop.course.Complaint;

/**
 * A run of the compiler.
 *
 * @param errors empty when all is well
 */
public record Compilation(List<Error> errors) {

    /**
     * One complaint of the compiler.
     *
     * @param file where it stands
     * @param line from 1
     * @param message the compiler's words, in English
     */
    public record Error(Path file, long line, String message) {}

    /** What exercises are about. Opening the two hundred jars behind these takes as long as compiling. */
    private static final Pattern USUAL = Pattern.compile("(spark|scala-library|junit|opentest4j|apiguardian).*\\.jar");

    /** Keep their jars open from one run to the next. */
    private static StandardJavaFileManager usual;

    private static StandardJavaFileManager all;

    /**
     * Compiles against this JVM's own class path; at first against those of its jars that are likely to do, and against
     * all when these do not.
     */
    public static synchronized Compilation of(List<Path> sources, Path classes) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new Complaint("This Java has no compiler. Point JAVA_HOME at a JDK, version 17 or newer.");
        }
        if (usual == null) {
            usual = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
            usual.setLocationFromPaths(StandardLocation.CLASS_PATH, usualClassPath());
            all = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        }
        Compilation first = of(sources, classes, compiler, usual);
        return first.errors().isEmpty() ? first : of(sources, classes, compiler, all);
    }

    private static List<Path> usualClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> !entry.toString().endsWith(".jar")
                        || USUAL.matcher(entry.getFileName().toString()).matches())
                .toList();
    }

    private static Compilation of(
            List<Path> sources, Path classes, JavaCompiler compiler, StandardJavaFileManager files) {
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        compiler.getTask(
                        null,
                        files,
                        diagnostics,
                        List.of("-d", classes.toString(), "-g", "--release", "17", "-proc:none", "-encoding", "UTF-8"),
                        null,
                        files.getJavaFileObjectsFromPaths(sources))
                .call();
        return new Compilation(diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> new Error(
                        diagnostic.getSource() == null
                                ? Path.of("")
                                : Path.of(diagnostic.getSource().toUri()),
                        diagnostic.getLineNumber(),
                        diagnostic.getMessage(Locale.ROOT)))
                .toList());
    }
}
