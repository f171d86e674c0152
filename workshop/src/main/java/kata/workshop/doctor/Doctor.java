package kata.workshop.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/**
 * What of this machine would spoil the course, and how to mend it. It uses the JDK alone and Java 11's syntax, so that
 * {@code java workshop/src/main/java/kata/workshop/doctor/Doctor.java} works before anything is built or downloaded.
 */
public final class Doctor {

    public enum Kind {
        OK,
        HINT,
        WRONG
    }

    public static final class Finding {
        public final Kind kind;
        final String what;
        final String mend;

        Finding(boolean wrong, boolean hint, String what, String mend) {
            this.kind = wrong ? Kind.WRONG : hint ? Kind.HINT : Kind.OK;
            this.what = what;
            this.mend = kind == Kind.OK ? "" : mend;
        }

        /** Lines of 80 columns where no path is longer. */
        @Override
        public String toString() {
            String label = kind == Kind.WRONG ? "WRONG" : kind.name().toLowerCase();
            String line = String.format("  %-6s %s", label, what.replaceAll("(.{50,70}) ", "$1\n         "));
            return mend.isEmpty() ? line : line + "\n         -> " + mend.replaceAll("(.{50,67}) ", "$1\n            ");
        }
    }

    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");
    private static final long GB = 1_000_000_000;

    private Doctor() {}

    public static void main(String[] arguments) {
        System.exit(report(Path.of(""), arguments));
    }

    /** Prints what {@link #examine} finds; returns the exit code. */
    public static int report(Path repository, String... surplus) {
        if (surplus.length > 0 || !Files.exists(repository.resolve("mvnw"))) {
            System.err.println("Run the doctor without arguments, and in the repository's folder, where mvnw is.");
            return 2;
        }
        List<Finding> found = examine(repository);
        found.forEach(System.out::println);
        long wrong = found.stream().filter(one -> one.kind == Kind.WRONG).count();
        System.out.println(wrong == 0 ? "Nothing is wrong." : "To be mended: " + wrong + ".");
        return wrong == 0 ? 0 : 1;
    }

    /** Every check; it takes seconds where names are looked up slowly. */
    static List<Finding> examine(Path repository) {
        Path home = repository.toAbsolutePath().normalize();
        Map<String, String> set = System.getenv();
        Path user = Path.of(System.getProperty("user.home"), ".m2");
        Path wrapper = Path.of(set.getOrDefault("MAVEN_USER_HOME", user.toString()), "wrapper", "dists");
        // The first is what Java 18 and later say, the second what earlier ones say of a terminal.
        String stdout = System.getProperty(
                "stdout.encoding", System.getProperty("sun.stdout.encoding", "" + Charset.defaultCharset()));
        List<Finding> found = quick(home);
        found.addAll(make(List.of(
                () -> javaHome(set.get("JAVA_HOME"), System.getProperty("java.home")),
                () -> folder(
                        home.toString(),
                        Files.isWritable(home),
                        Files.getFileStore(home).type(),
                        WINDOWS),
                () -> disk("what Maven fetches", mavenRepository(home, set, user), GB / 2),
                () -> fetched(home, mavenRepository(home, set, user), wrapper),
                () -> build(home),
                () -> loopback("127.0.0.1"),
                Doctor::hostName,
                () -> terminal(Charset.forName(stdout), set, WINDOWS),
                () -> hadoopHome(set.get("HADOOP_HOME"), WINDOWS))));
        return found;
    }

    /** The checks that take a blink and that every run of tests depends on. */
    public static List<Finding> quick(Path repository) {
        return make(List.of(
                () -> java(Runtime.version().feature(), ToolProvider.getSystemJavaCompiler() != null),
                Doctor::memory,
                () -> disk("the repository", repository, GB / 10),
                () -> temporary(Path.of(System.getProperty("java.io.tmpdir")))));
    }

    private static List<Finding> make(List<Callable<Finding>> checks) {
        List<Finding> found = new ArrayList<>();
        checks.forEach(check -> found.add(tried("not readable", "Look whether you have the right to read it.", check)));
        return found;
    }

    private static Finding tried(String otherwise, String mend, Callable<Finding> check) {
        try {
            return check.call();
        } catch (Exception failed) {
            return new Finding(true, true, otherwise + ": " + failed, mend);
        }
    }

    static Finding java(int feature, boolean compiler) {
        String what = "Java " + System.getProperty("java.version") + " in " + System.getProperty("java.home");
        boolean tested = List.of(17, 21, 25).contains(feature);
        String mend = "Install a JDK of version 17, 21 or 25, which are tested, and point JAVA_HOME at it.";
        return new Finding(feature < 17 || !compiler, !tested, what + (compiler ? "" : ", without compiler"), mend);
    }

    static Finding javaHome(String set, String running) throws IOException {
        boolean any = set != null && !set.isEmpty();
        boolean nowhere = any && !new File(set, WINDOWS ? "bin/java.exe" : "bin/java").canExecute();
        boolean other = any && !new File(set).getCanonicalFile().equals(new File(running).getCanonicalFile());
        String what = nowhere ? ", where no bin/java is" : other ? ", another Java than the one above" : "";
        String mend = "Maven runs on JAVA_HOME: point it at the JDK that you mean, such as " + running + ".";
        return new Finding(nowhere, other, "JAVA_HOME is " + (any ? set : "not set") + what, mend);
    }

    // Java 11 has the old names only. What they tell keeps to a container's limit.
    @SuppressWarnings("deprecation")
    private static Finding memory() throws IOException {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalPhysicalMemorySize();
        if (WINDOWS) {
            return memory(total, system.getFreePhysicalMemorySize());
        }
        // Elsewhere that leaves out what the cache of files would give back; macOS does not tell what it would.
        String linux = first("MemAvailable:\\s+(\\d+)", text(Path.of("/proc/meminfo")));
        return memory(total, linux.isEmpty() ? total : Math.min(total, 1024 * Long.parseLong(linux)));
    }

    static Finding memory(long total, long available) {
        String what = String.format("memory: %.1f of %.1f GB available", available * 1.0 / GB, total * 1.0 / GB);
        String mend = "About 3 GB are wanted: close other programs, or give the container more.";
        return new Finding(total < 2 * GB, available < 2.8 * GB, what, mend);
    }

    private static Finding disk(String what, Path folder, long needed) throws IOException {
        if (!Files.exists(folder)) {
            return disk(what, folder.getParent(), needed);
        }
        boolean filled = Files.exists(folder.resolve("org/apache/spark"));
        return disk(what + ", " + folder, Files.getFileStore(folder).getUsableSpace(), filled ? 0 : needed);
    }

    static Finding disk(String what, long free, long needed) {
        String found = String.format("disk: %.1f GB free for %s", free * 1.0 / GB, what);
        return new Finding(free < needed, free < GB, found, "Make room: 1 GB or more is comfortable.");
    }

    static Finding temporary(Path directory) {
        String mend = WINDOWS ? "set TEMP=" : "export JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=";
        return tried("temporary files cannot be written", mend + "<a folder that you may write to>", () -> {
            Files.delete(Files.createTempFile(directory, "kata", ".tmp"));
            return disk("temporary files", directory, GB / 10);
        });
    }

    static Finding folder(String path, boolean writable, String type, boolean windows) {
        String but = "";
        if (!writable) {
            but = ", where you may not write";
        } else if (path.matches("(?i).*(OneDrive|Dropbox|iCloud|Mobile Documents|CloudStorage|Google ?Drive).*")) {
            but = ", which is kept in step with a cloud, and that locks files while they are built";
        } else if (path.startsWith("\\\\") || type.matches("(?i)(nfs|cifs|smb|9p|v9fs|afpfs|webdav|fuse\\.).*")) {
            but = ", on a network drive: slow, the more so if a virus scanner reads along";
        } else if (windows && path.length() > 110) {
            // Paths in it have 150 characters more, and many programs on Windows know no more than 260.
            but = ", which is long for Windows";
        }
        String mend = "Clone the repository into a short path on a local disk, where you may write.";
        return new Finding(!writable, !but.isEmpty(), "folder " + path + but, mend);
    }

    static Finding loopback(String address) {
        String mend = "Let the firewall or the VPN allow that java connects to this machine itself.";
        return tried("this machine cannot connect to itself", mend, () -> {
            try (var server = new ServerSocket(0, 1, InetAddress.getByName(address))) {
                new Socket(server.getInetAddress(), server.getLocalPort()).close();
            }
            return new Finding(false, false, "this machine can connect to itself", "");
        });
    }

    private static Finding hostName() {
        long start = System.nanoTime();
        Callable<Finding> ask = () -> new Finding(InetAddress.getLocalHost() == null, false, "", "");
        var answer = CompletableFuture.supplyAsync(() -> tried("", "", ask).kind == Kind.OK);
        boolean known = answer.completeOnTimeout(false, 3, TimeUnit.SECONDS).join();
        return hostName(known, (System.nanoTime() - start) / 1_000_000);
    }

    static Finding hostName(boolean known, long millis) {
        String what = "this machine's own name was " + (known ? "" : "not ") + "found in " + millis + " ms";
        String mend = "The tests do without it, other programs wait: add it to the hosts file, or end the VPN.";
        return new Finding(false, !known || millis > 1000, what, mend);
    }

    /** By the rule of Build.isStale, which cannot be called from here. */
    static Finding build(Path repository) throws IOException {
        File built = repository.resolve("workshop/target/built").toFile();
        long time = built.lastModified();
        boolean stale = !built.exists();
        for (String of :
                List.of("pom.xml", "fixtures/pom.xml", "fixtures/src/main", "workshop/pom.xml", "workshop/src/main")) {
            try (var files = Files.walk(repository.resolve(of))) {
                stale |= files.map(Path::toFile).anyMatch(one -> one.isFile() && one.lastModified() > time);
            }
        }
        String what = "the kata command is " + (stale ? "not built, or older than its sources" : "built");
        return new Finding(false, stale, what, "The next ./kata builds it.");
    }

    /** Where Maven keeps what it has fetched. */
    static Path mavenRepository(Path repository, Map<String, String> set, Path user) throws IOException {
        String options = text(repository.resolve(".mvn/maven.config")) + set.get("MAVEN_ARGS") + set.get("MAVEN_OPTS");
        String named = first("-Dmaven\\.repo\\.local=(\\S+)", options);
        String settings = first("<localRepository>\\s*(.*?)\\s*</", text(user.resolve("settings.xml")));
        String there = named.isEmpty() ? settings.isEmpty() ? "repository" : settings : named;
        return user.resolve(there.replace("${user.home}", System.getProperty("user.home")));
    }

    /** Whether Maven, Spark and, once the command is built, all of its class path are there. */
    static Finding fetched(Path repository, Path local, Path wrapper) throws IOException {
        String url = text(repository.resolve(".mvn/wrapper/maven-wrapper.properties"));
        String pom = text(repository.resolve("pom.xml"));
        String scala = first("<scala.binary.version>(.*?)<", pom);
        String spark = first("<spark.version>(.*?)<", pom);
        List<Path> missing = new ArrayList<>();
        for (String entry : first("\"(.*)\"", text(repository.resolve("workshop/target/kata.args")))
                .split(File.pathSeparator)) {
            missing.add(repository.resolve(entry));
        }
        missing.removeIf(Files::exists);
        boolean wrong = !missing.isEmpty();
        for (String name : List.of("spark-sql_", "spark-streaming_", "spark-mllib_")) {
            String jar = String.format("org/apache/spark/%1$s/%2$s/%1$s-%2$s.jar", name + scala, spark);
            missing.add(local.resolve(jar));
        }
        Path maven = wrapper.resolve(first("distributionUrl=.*/(.*)-bin", url));
        // The wrapper makes this folder before it fetches what comes into it.
        String[] unpacked = maven.toFile().list();
        missing.add(unpacked == null || unpacked.length == 0 ? maven.resolve("bin") : maven);
        missing.removeIf(Files::exists);
        String what = missing.isEmpty() ? "Maven and Spark" : missing.size() + " files, such as " + missing.get(0);
        String mend = (wrong ? "Delete workshop/target/built; then, " : "") + "while online: ./kata prepare";
        return new Finding(wrong, !missing.isEmpty(), (missing.isEmpty() ? "fetched: " : "missing: ") + what, mend);
    }

    static Finding terminal(Charset charset, Map<String, String> set, boolean windows) {
        boolean plain = !charset.newEncoder().canEncode("\u2713\u2500\u2502\u00b7");
        boolean narrow = set.getOrDefault("COLUMNS", "").matches("\\d|[1-7]\\d");
        boolean colours = set.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(set.get("TERM"));
        String what = "terminal: " + charset + (plain ? ", which has no ticks and lines" : "");
        what += (narrow ? ", narrower than 80 columns" : "") + (colours ? "" : ", no colours, by NO_COLOR or TERM");
        String utf8 = windows ? "chcp 65001" : "export LC_ALL=C.UTF-8 (on macOS en_US.UTF-8)";
        return new Finding(false, plain || narrow, what, plain ? utf8 : "Widen the window.");
    }

    static Finding hadoopHome(String set, boolean windows) {
        boolean without = windows && set != null && !new File(set, "bin/winutils.exe").exists();
        String what = set == null ? "not set" : set + (without ? ", where no bin/winutils.exe is" : "");
        return new Finding(false, without, "HADOOP_HOME is " + what, "Unset it: the exercises need no Hadoop.");
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** What the pattern's group holds where it matches first; empty when nowhere. */
    private static String first(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
