package kata.workshop;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs of a learner's own answer. */
final class Runs {

    /** Where one test never ends, the others will not either: nobody should wait for them. */
    private record UntilTimeOut(Workers workers, Engine.Progress progress) implements Engine.Progress {

        @Override
        public void started(String method) {
            progress.started(method);
        }

        @Override
        public void ended(Verdict verdict) {
            progress.ended(verdict);
            if (verdict.outcome() == Verdict.Outcome.TIMED_OUT) {
                try {
                    workers.cancel();
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
    }

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
        RunResult run = workers.run(exercise.answer(), exercise.given(), new UntilTimeOut(workers, progress));
        if (run.isGreen()) {
            marks.green(exercise, fingerprint);
        }
        return run;
    }
}
