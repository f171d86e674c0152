package kata.workshop.engine;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what is left of a run that nobody waits for any more. JUnit finds it as a service. */
public final class Cancellation implements ExecutionCondition {

    private static volatile BooleanSupplier current = () -> false;

    /** Says how to ask whether the run that begins now is cancelled. */
    static void of(BooleanSupplier run) {
        current = run;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return current.getAsBoolean()
                ? ConditionEvaluationResult.disabled("the run was cancelled")
                : ConditionEvaluationResult.enabled("the run goes on");
    }
}
