package kata.workshop.doctor;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import kata.workshop.doctor.Doctor.Finding;
import kata.workshop.doctor.Doctor.Kind;
import kata.workshop.engine.Build;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every finding, on planted values; and that the doctor runs from its source. */
class DoctorTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Path SOURCE = Path.of("workshop/src/main/java/kata/workshop/doctor/Doctor.java");
    private static final long GB = 1_000_000_000;
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final String JAVA = System.getProperty("java.home");

    @TempDir
    private Path folder;

    private static void found(Kind kind, String says, Finding finding) {
        assertEquals(kind, finding.kind, finding.toString());
        assertTrue((finding.what + " " + finding.mend).contains(says), finding.toString());
        assertEquals(kind == Kind.OK, finding.mend.isEmpty(), finding.toString());
    }

    @ParameterizedTest
    @CsvSource({"16, true, WRONG", "17, true, OK", "21, true, OK", "25, true, OK", "22, true, HINT", "26, true, HINT"})
    void a_java_is_too_old_or_tested_or_not_tested(int feature, boolean compiler, Kind kind) {
        found(kind, "Java ", Doctor.java(feature, compiler));
    }

    @Test
    void a_java_without_compiler_is_wrong() {
        found(Kind.WRONG, "without compiler", Doctor.java(17, false));
    }

    @Test
    void java_home_may_be_unset_or_the_running_java() throws IOException {
        found(Kind.OK, "not set", Doctor.javaHome(null, JAVA));
        found(Kind.OK, "not set", Doctor.javaHome("", JAVA));
        found(Kind.OK, JAVA, Doctor.javaHome(JAVA + File.separator, JAVA));
    }

    @Test
    void java_home_may_point_nowhere_or_at_another_java() throws IOException {
        found(Kind.WRONG, "no bin/java", Doctor.javaHome(folder.toString(), JAVA));
        found(Kind.HINT, "another Java", Doctor.javaHome(JAVA, folder.toString()));
    }

    @Test
    void memory_may_be_scarce_or_taken() {
        found(Kind.OK, "4.0 of 16.0 GB", Doctor.memory(16 * GB, 4 * GB));
        found(Kind.HINT, "1.0 of 16.0 GB", Doctor.memory(16 * GB, GB));
        found(Kind.WRONG, "1.0 of 1.0 GB", Doctor.memory(GB, GB));
    }

    @Test
    void a_disk_may_be_full_or_nearly() {
        found(Kind.OK, "5.0 GB free for x", Doctor.disk("x", 5 * GB, GB / 2));
        found(Kind.HINT, "0.7 GB free for x", Doctor.disk("x", 7 * GB / 10, GB / 2));
        found(Kind.WRONG, "0.4 GB free for x", Doctor.disk("x", 4 * GB / 10, GB / 2));
    }

    @Test
    void a_temporary_directory_can_be_written_or_not() throws IOException {
        found(Kind.OK, folder.toString(), Doctor.temporary(folder));
        try (var left = Files.list(folder)) {
            assertEquals(List.of(), left.toList());
        }
        found(Kind.WRONG, "cannot be written", Doctor.temporary(folder.resolve("gone")));
    }

    @Test
    void a_folder_may_be_one_to_build_in() {
        found(Kind.OK, "/home/me/my kata", Doctor.folder("/home/me/my kata", true, "ext4", false));
        found(Kind.WRONG, "may not write", Doctor.folder("/opt/kata", false, "ext4", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C:\\Users\\me\\OneDrive - Firm\\kata",
                "/Users/me/Library/Mobile Documents/kata",
                "/Users/me/Library/CloudStorage/kata",
                "/home/me/Dropbox/kata",
                "/Users/me/Google Drive/kata"
            })
    void a_folder_may_be_kept_in_step_with_a_cloud(String path) {
        found(Kind.HINT, "cloud", Doctor.folder(path, true, "ext4", false));
    }

    @Test
    void a_folder_may_be_on_a_network_drive() {
        found(Kind.HINT, "network drive", Doctor.folder("\\\\server\\home\\kata", true, "NTFS", true));
        found(Kind.HINT, "network drive", Doctor.folder("/home/me/kata", true, "nfs4", false));
        found(Kind.HINT, "network drive", Doctor.folder("/mnt/c/kata", true, "9p", false));
    }

    @Test
    void a_folder_may_be_long_on_windows_only() {
        String longPath = "C:\\" + "long\\".repeat(30);
        found(Kind.HINT, "long for Windows", Doctor.folder(longPath, true, "NTFS", true));
        found(Kind.OK, longPath, Doctor.folder(longPath, true, "ext4", false));
    }

    @Test
    void the_machine_connects_to_itself_or_not() {
        found(Kind.OK, "can connect", Doctor.loopback("127.0.0.1"));
        // Of the addresses that no machine has (RFC 5737).
        found(Kind.WRONG, "cannot connect", Doctor.loopback("192.0.2.1"));
    }

    @Test
    void a_host_name_may_be_unknown_or_slow() {
        found(Kind.OK, "found in 4 ms", Doctor.hostName(true, 4));
        found(Kind.HINT, "not found", Doctor.hostName(false, 4));
        found(Kind.HINT, "found in 2500 ms", Doctor.hostName(true, 2500));
    }

    @Test
    void a_build_is_stale_when_kata_says_so() throws IOException {
        for (String source : List.of(
                "pom.xml",
                "fixtures/pom.xml",
                "fixtures/src/main/A.java",
                "workshop/pom.xml",
                "workshop/src/main/java/B.java")) {
            plant(source, "");
        }
        found(Kind.HINT, "not built", Doctor.build(folder));
        assertTrue(Build.isStale(folder));
        FileTime now = Files.getLastModifiedTime(plant("workshop/target/built", ""));
        found(Kind.OK, "is built", Doctor.build(folder));
        assertFalse(Build.isStale(folder));
        FileTime later = FileTime.from(now.toInstant().plus(Duration.ofMinutes(1)));
        for (String source : List.of("pom.xml", "fixtures/src/main/A.java", "workshop/src/main/java/B.java")) {
            Files.setLastModifiedTime(folder.resolve(source), later);
            found(Kind.HINT, "older than its sources", Doctor.build(folder));
            assertTrue(Build.isStale(folder));
            Files.setLastModifiedTime(folder.resolve(source), now);
        }
    }

    @Test
    void mavens_repository_is_where_maven_looks() throws IOException {
        assertEquals(folder.resolve("repository"), Doctor.mavenRepository(folder, Map.of(), folder));
        plant("settings.xml", "<settings>\n<localRepository> ${user.home}/jars </localRepository></settings>");
        assertEquals(
                Path.of(System.getProperty("user.home"), "jars"), Doctor.mavenRepository(folder, Map.of(), folder));
        Map<String, String> set = Map.of("MAVEN_OPTS", "-Xmx1g -Dmaven.repo.local=/elsewhere -ea");
        assertEquals(Path.of("/elsewhere"), Doctor.mavenRepository(folder, set, folder));
    }

    @Test
    void a_fresh_clone_is_told_what_to_do_while_online() throws IOException {
        copy("pom.xml");
        copy(".mvn/wrapper/maven-wrapper.properties");
        Finding nothing = Doctor.fetched(folder, folder.resolve("jars"), folder.resolve("dists"));
        found(Kind.HINT, "missing: 4 files", nothing);
        assertEquals("while online: ./kata prepare", nothing.mend);
    }

    @Test
    void maven_and_the_jars_of_a_built_command_are_there_or_missed() throws IOException {
        copy("pom.xml");
        copy(".mvn/wrapper/maven-wrapper.properties");
        String pom = Files.readString(REPOSITORY.resolve("pom.xml"));
        String spark = pom.replaceAll("(?s).*<spark.version>(.*?)<.*", "$1");
        for (String name : List.of("spark-sql_2.13", "spark-streaming_2.13", "spark-mllib_2.13")) {
            plant("jars/org/apache/spark/" + name + "/" + spark + "/" + name + "-" + spark + ".jar", "");
        }
        Path dists = Files.createDirectories(folder.resolve("dists"));
        String url = Files.readString(folder.resolve(".mvn/wrapper/maven-wrapper.properties"));
        Path maven = dists.resolve(url.replaceAll("(?s).*/(.*)-bin.*", "$1"));
        Files.createDirectories(maven);
        found(Kind.HINT, "missing: 1 files", Doctor.fetched(folder, folder.resolve("jars"), dists));
        Files.createDirectories(maven.resolve("a1b2"));
        found(Kind.OK, "fetched", Doctor.fetched(folder, folder.resolve("jars"), dists));

        String classPath = plant("jars/a.jar", "") + File.pathSeparator + folder.resolve("jars/b.jar");
        plant("workshop/target/kata.args", "-Xmx1g\n-cp\n\"" + classPath + "\"\n");
        Finding jar = Doctor.fetched(folder, folder.resolve("jars"), dists);
        found(Kind.WRONG, "b.jar", jar);
        assertEquals("Delete workshop/target/built; then, while online: ./kata prepare", jar.mend);
    }

    @Test
    void a_terminal_may_lack_characters_columns_or_colours() {
        found(Kind.OK, "UTF-8", Doctor.terminal(StandardCharsets.UTF_8, Map.of("COLUMNS", "120"), false));
        found(Kind.HINT, "LC_ALL", Doctor.terminal(StandardCharsets.US_ASCII, Map.of(), false));
        found(Kind.HINT, "chcp 65001", Doctor.terminal(StandardCharsets.ISO_8859_1, Map.of(), true));
        found(Kind.HINT, "80 columns", Doctor.terminal(StandardCharsets.UTF_8, Map.of("COLUMNS", "60"), false));
        found(Kind.OK, "no colours", Doctor.terminal(StandardCharsets.UTF_8, Map.of("TERM", "dumb"), false));
        found(Kind.OK, "no colours", Doctor.terminal(StandardCharsets.UTF_8, Map.of("NO_COLOR", "1"), false));
    }

    @Test
    void a_hadoop_home_without_winutils_is_a_hint_on_windows() throws IOException {
        found(Kind.OK, "not set", Doctor.hadoopHome(null, true));
        found(Kind.HINT, "no bin/winutils.exe", Doctor.hadoopHome(folder.toString(), true));
        found(Kind.OK, folder.toString(), Doctor.hadoopHome(folder.toString(), false));
        plant("bin/winutils.exe", "");
        found(Kind.OK, folder.toString(), Doctor.hadoopHome(folder.toString(), true));
    }

    @Test
    void a_finding_keeps_to_80_columns() {
        String words = "word ".repeat(60).strip();
        new Finding(true, true, words, words).toString().lines().forEach(line -> assertTrue(line.length() <= 80, line));
        assertTrue(new Finding(true, true, "a", "b").toString().startsWith("  WRONG  a"));
        assertEquals("  hint   a\n         -> b", new Finding(false, true, "a", "b").toString());
        assertEquals("  ok     a", new Finding(false, false, "a", "b").toString());
    }

    @Test
    void the_quick_checks_are_the_first_of_all() {
        List<Finding> quick = Doctor.quick(REPOSITORY);
        List<Finding> all = Doctor.examine(REPOSITORY);
        assertEquals(4, quick.size());
        assertTrue(all.size() > quick.size());
        assertEquals(quick.get(0).what, all.get(0).what);
    }

    @Test
    void it_is_written_in_java_11() {
        var compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "--release",
                "11",
                "-Werror",
                "-Xlint:all,-options",
                "-d",
                folder.toString(),
                REPOSITORY.resolve(SOURCE).toString());
        assertEquals(0, result, "It must compile as Java 11, without a warning that a learner would see.");
    }

    @Test
    void it_runs_from_its_source_in_a_clone_that_was_never_built() throws Exception {
        for (String file : List.of("mvnw", "pom.xml", ".mvn/wrapper/maven-wrapper.properties", SOURCE.toString())) {
            copy(file);
        }
        plant("fixtures/pom.xml", "");
        plant("fixtures/src/main/A.java", "");
        plant("workshop/pom.xml", "");
        List<String> lines = run(0, List.of());
        assertTrue(lines.get(0).contains("Java " + System.getProperty("java.version")), lines.toString());
        assertTrue(lines.contains("         -> The next ./kata builds it."), lines.toString());
        assertEquals("Nothing is wrong.", lines.get(lines.size() - 1));
        assertTrue(
                lines.stream().allMatch(line -> line.matches("  (ok|hint) {1,5}.*| {9,12}\\S.*|Nothing is wrong\\.")));
    }

    @Test
    void it_exits_with_1_when_something_must_be_mended() throws Exception {
        for (String file : List.of("mvnw", "pom.xml", ".mvn/wrapper/maven-wrapper.properties", SOURCE.toString())) {
            copy(file);
        }
        List<String> lines = run(1, List.of("-Djava.io.tmpdir=" + folder.resolve("gone")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("  WRONG  temporary files")), lines.toString());
        assertTrue(lines.get(lines.size() - 1).startsWith("To be mended: "), lines.toString());
    }

    @Test
    void it_says_how_to_call_it() throws Exception {
        copy(SOURCE.toString());
        assertAll(
                () -> assertEquals(
                        List.of("Run the doctor without arguments, and in the repository's folder, where mvnw is."),
                        run(2, List.of())),
                () -> assertEquals(1, run(2, List.of(), "surplus").size()));
    }

    private List<String> run(int exitCode, List<String> options, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(JAVA, "bin", "java").toString());
        command.addAll(options);
        command.add(SOURCE.toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "JAVA_TOOL_OPTIONS", "HADOOP_HOME"));
        Process process = builder.start();
        try (var output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS), "It ends.");
            assertEquals(exitCode, process.exitValue(), lines.toString());
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private Path plant(String file, String text) throws IOException {
        Path planted = folder.resolve(file);
        Files.createDirectories(planted.getParent());
        return Files.writeString(planted, text);
    }

    private void copy(String file) throws IOException {
        plant(file, Files.readString(REPOSITORY.resolve(file)));
    }
}
