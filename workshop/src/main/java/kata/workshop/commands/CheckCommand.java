package kata.workshop.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import kata.workshop.check.Check;
import kata.workshop.check.Team;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Json;
import kata.workshop.engine.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kata check}: for authors. */
@Command(
        name = "check",
        description = "For authors: checks that stubs are red, references and alternatives green, and that every"
                + " mistake is caught by the test that explains it.",
        footer = {"", "Exit code: 0 when all is well, 1 when something falls short, 2 for wrong arguments."},
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXERCISE", description = "Which to check; all, when none is named.")
    private List<String> names = List.of();

    @Option(names = "--json", description = "Prints the reports of each round as a line of JSON and nothing else.")
    private boolean json;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Checks N times, in random order, and reports every verdict that changed.")
    private int repeat = 1;

    @Option(
            names = "--renew",
            description = "Writes down how the mistakes behave now, for ./kata why. Look at what git shows then.")
    private boolean renew;

    @Override
    public Integer call() throws IOException {
        if (repeat < 1) {
            throw Complaint.ofArguments("--repeat begins at 1.");
        }
        Course course = Course.read(Path.of(""));
        List<Exercise> chosen = new ArrayList<>(
                names.isEmpty()
                        ? course.exercises()
                        : names.stream().map(course::exercise).toList());
        var order = new Random(1);
        var first = new TreeMap<String, Map<String, Verdict.Outcome>>();
        var changes = new ArrayList<String>();
        boolean well = true;
        try (var team = Team.ofThisMachine()) {
            var progress = new Progress(team.size());
            var check = new Check(course, team, json ? Check.Listener.NONE : progress, renew);
            for (int round = 1; round <= repeat; round++) {
                long start = System.nanoTime();
                List<Check.Report> reports = check.of(chosen);
                long millis = (System.nanoTime() - start) / 1_000_000;
                progress.took(millis);
                for (Check.Report report : reports) {
                    well &= report.shortcomings().isEmpty();
                    changes.addAll(changes(first, report, round));
                }
                print(reports, millis);
                Collections.shuffle(chosen, order);
            }
        }
        if (!json && repeat > 1) {
            System.out.printf("%n%d rounds; %d verdicts changed.%n", repeat, changes.size());
        }
        changes.forEach(json ? System.err::println : System.out::println);
        return well && changes.isEmpty() ? 0 : 1;
    }

    /** Verdicts that are others than in the first round. */
    private static List<String> changes(
            Map<String, Map<String, Verdict.Outcome>> first, Check.Report report, int round) {
        var changes = new ArrayList<String>();
        for (Check.Tried tried : report.tried()) {
            String name = report.exercise() + " " + tried.name();
            var before = first.putIfAbsent(name, tried.outcomes());
            if (before != null && !before.equals(tried.outcomes())) {
                changes.add("Round " + round + ": " + name + " was " + before + " and is " + tried.outcomes() + ".");
            }
        }
        return changes;
    }

    /** Says how long a round will take, and each run as it starts. */
    private static final class Progress implements Check.Listener {

        /** Estimated from that of two, by what one run gained beside another when the course was small. */
        private static final double SECONDS_PER_RUN_ALONE = 2.3;

        /** Measured over the whole course, on two cores; an exercise's own runs take from a third of it to seven times as much. */
        private static final double SECONDS_PER_RUN_OF_TWO = 1.9;

        /** Until Spark's classes are loaded. */
        private static final double SECONDS_TO_START = 5;

        private final int workers;
        private double seconds;
        private int runs;
        private int begun;

        Progress(int workers) {
            this.workers = workers;
        }

        @Override
        public void begins(int number) {
            if (runs != number) {
                seconds = SECONDS_TO_START + number * (workers == 1 ? SECONDS_PER_RUN_ALONE : SECONDS_PER_RUN_OF_TWO);
            }
            runs = number;
            begun = 0;
            System.out.printf("%d runs, %s%n", runs, workers == 1 ? duration() : "two at a time: " + duration());
        }

        @Override
        public void trying(String exercise, String name) {
            String last = "" + runs;
            System.out.printf("  %" + last.length() + "d/%s  %s %s%n", ++begun, last, exercise, name);
        }

        /** The round before is the best measure of the next. */
        void took(long millis) {
            seconds = millis / 1000.0;
        }

        /** No more exact than it is known. */
        private String duration() {
            long tens = Math.max(1, Math.round(seconds / 10));
            return tens < 9 ? "about " + tens * 10 + " seconds" : "about " + Math.round(seconds / 60) + " minutes";
        }
    }

    private void print(List<Check.Report> reports, long millis) throws IOException {
        if (json) {
            System.out.println(Json.MAPPER.writeValueAsString(reports));
            return;
        }
        System.out.printf(
                Locale.ROOT, "%n%-24s %8s %12s %10s %9s%n", "exercise", "mistakes", "alternatives", "slowest", "");
        for (Check.Report report : reports) {
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %8d %12d %8.1f s %9s%n",
                    report.exercise(),
                    count(report, "mistakes/"),
                    count(report, "alternatives/"),
                    report.tried().stream().mapToLong(Check.Tried::millis).max().orElse(0) / 1000.0,
                    report.shortcomings().isEmpty() ? "ok" : "SHORT");
        }
        long[] runs = reports.stream()
                .flatMap(report -> report.tried().stream())
                .mapToLong(Check.Tried::millis)
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%-24s %8d %12d %8.1f s%n%n%d runs in %.0f s; median %.1f s, worst %.1f s.%n",
                "",
                reports.stream().mapToLong(report -> count(report, "mistakes/")).sum(),
                reports.stream()
                        .mapToLong(report -> count(report, "alternatives/"))
                        .sum(),
                runs[runs.length - 1] / 1000.0,
                runs.length,
                millis / 1000.0,
                runs[runs.length / 2] / 1000.0,
                runs[runs.length - 1] / 1000.0);
        for (Check.Report report : reports) {
            report.shortcomings().forEach(text -> System.out.println("\n" + report.exercise() + ": " + text));
        }
    }

    private static long count(Check.Report report, String prefix) {
        return report.tried().stream()
                .filter(tried -> tried.name().startsWith(prefix))
                .count();
    }
}
