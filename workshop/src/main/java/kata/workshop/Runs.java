package kata.workshop;

import java.io.IOException;

/** Runs of a learner's own answer. */
final class Runs {

    private Runs() {}

    /**
     * Runs the answer as it is now and marks it when it is green.
     *
     * @throws Complaint when there is nothing to run
     */
    static RunResult own(Workers workers, Exercise exercise, Marks marks, Engine.Progress progress) throws IOException {
        var answer = new Answer(exercise);
        if (answer.files().isEmpty()) {
            throw new Complaint("There is no Java file in " + Page.relative(exercise, exercise.answer())
                    + ". Put yours back, or begin again: ./kata reset " + exercise.name());
        }
        String fingerprint = answer.fingerprint();
        RunResult run = workers.run(exercise.answer(), exercise.given(), progress);
        if (run.isGreen()) {
            marks.green(exercise, fingerprint);
        }
        return run;
    }
}
