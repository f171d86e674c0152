package kata.workshop.engine;

import java.io.IOException;
import kata.workshop.course.Answer;
import kata.workshop.course.Complaint;
import kata.workshop.course.Exercise;
import kata.workshop.course.Marks;

/** Runs of a learner's own answer. */
public final class Runs {

    private Runs() {}

    /** As the other, in the order in which the tests teach. */
    public static RunResult own(Workers workers, Exercise exercise, Marks marks, Engine.Progress progress)
            throws IOException {
        return own(workers, exercise, marks, "", progress);
    }

    /**
     * Runs the answer as it is now and marks whether it is green.
     *
     * @param first the test method to run before the others; empty for none
     * @throws Complaint when there is nothing to run
     */
    public static RunResult own(Workers workers, Exercise exercise, Marks marks, String first, Engine.Progress progress)
            throws IOException {
        var answer = new Answer(exercise);
        if (answer.files().isEmpty()) {
            throw new Complaint("There is no Java file in " + exercise.relative(exercise.answer())
                    + ". Put yours back, or begin again: ./kata reset " + exercise.name());
        }
        String fingerprint = answer.fingerprint();
        RunResult run = workers.run(exercise.answer(), exercise.given(), first, progress);
        if (run.isGreen()) {
            marks.green(exercise, fingerprint);
        } else if (!run.cancelled()) {
            marks.red(exercise, fingerprint);
        }
        return run;
    }
}
