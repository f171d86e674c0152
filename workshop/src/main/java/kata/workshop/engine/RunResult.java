package kata.workshop.engine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What became of an exercise's tests against one source tree.
 *
 * @param errors of the compiler; when there are any, there are no verdicts
 * @param verdicts one for each test method, in the order in which they teach
 * @param millis from the request to the last verdict
 * @param cancelled whether the test methods that are missing were skipped, as nobody waited for them any more
 * @param printed the last of what the answer printed; empty when it printed nothing
 * @param plan of the answer's first streaming query, see {@link kata.testkit.spark.PlanRecord}; empty when it had none
 */
public record RunResult(
        List<Compilation.Error> errors,
        List<Verdict> verdicts,
        long millis,
        boolean cancelled,
        String printed,
        List<String> plan) {

    /** Not a part of the JSON in which a worker sends it: it follows from the rest. */
    @JsonIgnore
    public boolean isGreen() {
        return !cancelled
                && errors.isEmpty()
                && !verdicts.isEmpty()
                && verdicts.stream().allMatch(verdict -> verdict.outcome() == Verdict.Outcome.PASSED);
    }

    RunResult withPrinted(String text) {
        return new RunResult(errors, verdicts, millis, cancelled, text, plan);
    }
}
