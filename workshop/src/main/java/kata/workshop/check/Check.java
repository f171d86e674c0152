package kata.workshop.check;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kata.workshop.course.Answer;
import kata.workshop.course.Complaint;
import kata.workshop.course.Course;
import kata.workshop.course.Exercise;
import kata.workshop.course.Source;
import kata.workshop.course.Sources;
import kata.workshop.engine.Behaviour;
import kata.workshop.engine.Mistakes;
import kata.workshop.engine.RunResult;
import kata.workshop.engine.Verdict;
import kata.workshop.engine.Verdict.Outcome;

/**
 * Checks that an exercise keeps what the course promises: its stub is red for the right reason, its reference and
 * every alternative are green, and every mistake is caught by the test that explains it.
 */
public final class Check {

    /** How the Javadoc of a mistake begins. */
    private static final String BELIEF = "Believes that ";

    private static final int LEAST_MISTAKES = 6;

    /** More are not read: each must be a misconception of its own. */
    private static final int MOST_MISTAKES = 12;

    private static final int LEAST_ALTERNATIVES = 2;

    /**
     * One source tree that was run.
     *
     * @param name as below {@code solutions/<path>/}, or {@code stub} or {@code reference}
     * @param outcomes by test method
     */
    public record Tried(String name, Map<String, Outcome> outcomes, long millis) {}

    /**
     * What was found of one exercise.
     *
     * @param shortcomings each with what to do about it; empty when all is well
     */
    public record Report(String exercise, List<Tried> tried, List<String> shortcomings) {}

    private final Course course;
    private final Team team;
    private final Listener listener;
    private final boolean renews;

    /** Hears what is tried, as it is. */
    public interface Listener {

        /** Hears nothing. */
        Listener NONE = new Listener() {
            @Override
            public void begins(int runs) {}

            @Override
            public void trying(String exercise, String name) {}
        };

        /** Before the first run. */
        void begins(int runs);

        /** Each run as it starts, in the order of the reports and one at a time. */
        void trying(String exercise, String name);
    }

    /**
     * @param team that makes the runs
     * @param renews whether how the mistakes behave is written down anew, instead of compared with what was
     */
    public Check(Course course, Team team, Listener listener, boolean renews) {
        this.course = course;
        this.team = team;
        this.listener = listener;
        this.renews = renews;
    }

    /** @return a report for each, in their order; it is the same whatever the size of the team */
    public List<Report> of(List<Exercise> exercises) throws IOException {
        var all = new ArrayList<One>();
        var runs = new ArrayList<Team.Run>();
        for (Exercise exercise : exercises) {
            var one = new One(exercise);
            all.add(one);
            runs.addAll(one.runs());
        }
        listener.begins(runs.size());
        List<RunResult> results = team.run(runs, run -> listener.trying(run.exercise(), run.name()));
        var reports = new ArrayList<Report>();
        int from = 0;
        for (One one : all) {
            int to = from + one.runs().size();
            reports.add(one.report(results.subList(from, to)));
            from = to;
        }
        return reports;
    }

    /** The check of one exercise: first what is to be run, then what is to be said of the results. */
    private final class One {
        private final Exercise exercise;
        private final List<Path> mistakes;
        private final List<Path> alternatives;
        private final List<Team.Run> runs = new ArrayList<>();
        private final Map<String, RunResult> results = new HashMap<>();
        private final List<Tried> tried = new ArrayList<>();
        private final List<String> found = new ArrayList<>();

        One(Exercise exercise) throws IOException {
            this.exercise = exercise;
            mistakes = variants("mistakes");
            alternatives = variants("alternatives");
            toRun("stub", exercise.answer());
            if (hasSources(exercise.reference())) {
                toRun("reference", exercise.reference());
            }
            for (Path mistake : mistakes) {
                if (isDescribed(mistake)) {
                    toRun(name(mistake), mistake);
                }
            }
            for (Path alternative : alternatives) {
                toRun(name(alternative), alternative);
            }
        }

        private void toRun(String name, Path answer) {
            runs.add(new Team.Run(exercise.name(), name, answer, exercise.given()));
        }

        List<Team.Run> runs() {
            return runs;
        }

        /** @param ofRuns a result for each run, in their order */
        Report report(List<RunResult> ofRuns) throws IOException {
            for (int i = 0; i < runs.size(); i++) {
                results.put(runs.get(i).name(), ofRuns.get(i));
            }
            return report();
        }

        private Report report() throws IOException {
            stub();
            copyOfTheStub();
            if (hasSources(exercise.reference())) {
                mustBeGreen("reference");
                shapes();
            } else {
                found.add("There is no reference: write it in " + exercise.reference() + ".");
            }
            for (Path mistake : mistakes) {
                mistake(mistake);
            }
            alike();
            behaviour();
            for (Path alternative : alternatives) {
                mustBeGreen(name(alternative));
                if (description(alternative).isEmpty()) {
                    found.add(name(alternative) + " should say in its Javadoc when to prefer it.");
                }
            }
            if (mistakes.size() < LEAST_MISTAKES || mistakes.size() > MOST_MISTAKES) {
                found.add("There should be " + LEAST_MISTAKES + " to " + MOST_MISTAKES + " mistakes. The number is "
                        + mistakes.size() + ".");
            }
            if (alternatives.size() < LEAST_ALTERNATIVES) {
                found.add("There should be at least " + LEAST_ALTERNATIVES + " alternatives. The number is "
                        + alternatives.size() + ".");
            }
            discussion(mistakes, alternatives);
            found.addAll(Readme.shortcomings(exercise, course));
            return new Report(exercise.name(), tried, found);
        }

        private void stub() {
            RunResult run = run("stub");
            if (compiles("The stub", run) && run.verdicts().isEmpty()) {
                found.add("There are no tests: the stub cannot be red.");
            }
            for (Verdict verdict : run.verdicts()) {
                if (verdict.outcome() == Outcome.PASSED) {
                    found.add("On the stub, " + verdict.method()
                            + " is green: let it call the answer before it asserts anything.");
                } else if (verdict.outcome() != Outcome.NOT_SOLVED) {
                    found.add("On the stub, " + verdict.method() + " is red for another reason than the marker: "
                            + firstLine(verdict) + " Let the stub return todo(...), and the test call it first.");
                }
            }
        }

        private void copyOfTheStub() throws IOException {
            if (!hasSources(exercise.stub())) {
                found.add("There is no copy of the stub, for ./kata reset: put one into " + exercise.stub() + ".");
            } else if (!new Answer(exercise).isStub()) {
                found.add("The stub differs from its copy in " + exercise.stub()
                        + ": copy the right one over the other, or ./kata reset " + exercise.name() + ".");
            }
        }

        private void mustBeGreen(String name) {
            RunResult run = run(name);
            if (!compiles(name, run)) {
                return;
            }
            for (Verdict verdict : run.verdicts()) {
                if (verdict.outcome() != Outcome.PASSED) {
                    found.add(name + " should be green, but " + verdict.method() + " is red: " + firstLine(verdict)
                            + " Mend the test if the answer is right.");
                }
            }
            if (run.verdicts().isEmpty()) {
                found.add(name + " was not tested at all.");
            }
        }

        private void mistake(Path source) throws IOException {
            String name = name(source);
            if (!isDescribed(source)) {
                found.add(name + "'s Javadoc should begin with \"Believes that\" and name @caughtBy a test and what it"
                        + " @says.");
                return;
            }
            RunResult run = run(name);
            if (!compiles(name, run)) {
                return;
            }
            Map<String, String> tags = Source.read(file(source)).tags();
            String caughtBy = tags.get("caughtBy");
            String says = tags.get("says");
            var verdict = run.verdicts().stream()
                    .filter(each -> each.method().equals(caughtBy))
                    .filter(each -> each.outcome() != Outcome.PASSED)
                    .findFirst();
            if (verdict.isEmpty()) {
                notCaught(name, caughtBy, run);
                return;
            }
            Outcome outcome = verdict.get().outcome();
            boolean byAssertion = outcome == Outcome.FAILED || outcome == Outcome.KNOWN_ERROR;
            if (!byAssertion && !outcome.name().equals(tags.get("failsBy"))) {
                found.add(name + " fails " + caughtBy + " by " + outcome + " and not by an expectation: "
                        + firstLine(verdict.get()) + " Let a test expect something, or say @failsBy " + outcome
                        + " if that is the lesson.");
            }
            if (!verdict.get().message().replaceAll("\\s+", " ").contains(says)) {
                found.add(name + " is caught by " + caughtBy + ", but the message does not say \"" + says
                        + "\". It says: " + firstLine(verdict.get()));
            }
        }

        /** Two mistakes of which every test says the same are one lesson, or the test is missing that tells them apart. */
        private void alike() {
            var first = new HashMap<Behaviour, String>();
            mistakes.stream().map(this::name).filter(results::containsKey).forEach(name -> {
                Behaviour behaviour = Behaviour.of(results.get(name).verdicts());
                String other = first.putIfAbsent(behaviour, name);
                if (other != null && !behaviour.red().isEmpty()) {
                    found.add(name + " behaves as " + other + " does: the same tests are red, and say the same."
                            + " Leave one of them out, or add a test that tells them apart.");
                }
            });
        }

        /** What {@code kata why} looks up must be what the mistakes do. */
        private void behaviour() throws IOException {
            var byName = new TreeMap<String, Mistakes.Mistake>();
            for (Path mistake : mistakes) {
                if (results.containsKey(name(mistake))) {
                    Source source = Source.read(file(mistake));
                    Map<String, String> red =
                            Behaviour.of(results.get(name(mistake)).verdicts()).red();
                    String varies = source.tags().getOrDefault("varies", "");
                    red.computeIfPresent(varies, (test, said) -> said.split(" ")[0]);
                    byName.put(
                            mistake.getFileName().toString(),
                            new Mistakes.Mistake(
                                    source.description().substring(BELIEF.length()),
                                    source.tags().get("caughtBy"),
                                    red));
                }
            }
            var now = new Mistakes(byName);
            if (renews) {
                now.write(exercise);
                return;
            }
            var before = Mistakes.of(exercise).byName();
            String changed = Stream.concat(before.keySet().stream(), byName.keySet().stream())
                    .distinct()
                    .filter(name -> !Objects.equals(before.get(name), byName.get(name)))
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!changed.isEmpty()) {
                found.add("These mistakes behave otherwise than " + exercise.relative(Mistakes.file(exercise))
                        + " says: " + changed + ". If that is right: ./kata check " + exercise.name() + " --renew");
            }
        }

        private static boolean isDescribed(Path mistake) throws IOException {
            Source source = Source.read(file(mistake));
            return source.tags().keySet().containsAll(List.of("caughtBy", "says"))
                    && source.description().startsWith(BELIEF);
        }

        private void notCaught(String name, String caughtBy, RunResult run) {
            String others = run.verdicts().stream()
                    .filter(verdict -> verdict.outcome() != Outcome.PASSED)
                    .map(Verdict::method)
                    .collect(Collectors.joining(", "));
            if (run.verdicts().stream().noneMatch(verdict -> verdict.method().equals(caughtBy))) {
                found.add(name + " should be caught by " + caughtBy + ", but there is no such test.");
            } else if (others.isEmpty()) {
                found.add(name + " is not caught by any test: add one that fails on it and explains why.");
            } else {
                found.add(name + " should be caught by " + caughtBy + ", but is caught by " + others
                        + ": mend its @caughtBy, or the test.");
            }
        }

        private void shapes() throws IOException {
            Source stub = Source.read(file(exercise.answer()));
            Source reference = Source.read(file(exercise.reference()));
            if (!stub.documentation().keySet().equals(reference.documentation().keySet())) {
                found.add("Stub and reference differ in their public members: "
                        + stub.documentation().keySet() + " and "
                        + reference.documentation().keySet() + ".");
                return;
            }
            stub.documentation().forEach((member, comment) -> {
                if (!comment.equals(reference.documentation().get(member))) {
                    found.add("The Javadoc of stub and reference differs at " + member + ": copy one to the other.");
                }
            });
        }

        private void discussion(List<Path> mistakes, List<Path> alternatives) throws IOException {
            Path file = exercise.solutions().resolve("DISCUSSION.md");
            if (!Files.exists(file)) {
                found.add("There is no " + file + ".");
                return;
            }
            String text = Files.readString(file);
            Stream.concat(mistakes.stream(), alternatives.stream())
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> !text.contains("`" + name + "`"))
                    .forEach(name -> found.add("DISCUSSION.md should name `" + name + "` and say what it costs."));
        }

        private boolean compiles(String name, RunResult run) {
            run.errors()
                    .forEach(error -> found.add(
                            name + " does not compile: " + error.file() + ":" + error.line() + ": " + error.message()));
            return run.errors().isEmpty();
        }

        private RunResult run(String name) {
            RunResult run = results.get(name);
            tried.add(new Tried(
                    name,
                    run.verdicts().stream()
                            .collect(Collectors.toMap(
                                    Verdict::method, Verdict::outcome, Check::worse, java.util.TreeMap::new)),
                    run.millis()));
            return run;
        }

        private List<Path> variants(String kind) throws IOException {
            Path folder = exercise.solutions().resolve(kind);
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> folders = Files.list(folder)) {
                return folders.filter(Files::isDirectory).sorted().toList();
            }
        }

        private String name(Path variant) {
            return exercise.solutions().relativize(variant).toString().replace(File.separatorChar, '/');
        }

        private String description(Path variant) throws IOException {
            return Source.read(file(variant)).description();
        }
    }

    /** A parameterised test is as good as its worst invocation. */
    private static Outcome worse(Outcome one, Outcome other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static boolean hasSources(Path folder) {
        return Files.isDirectory(folder) && !Sources.of(folder).isEmpty();
    }

    private static Path file(Path folder) {
        List<Path> files = Sources.of(folder);
        if (files.isEmpty()) {
            throw new Complaint("There is no Java source in " + folder + ".");
        }
        return files.get(0);
    }

    private static String firstLine(Verdict verdict) {
        return verdict.message().lines().findFirst().orElse("");
    }
}
