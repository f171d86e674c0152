package kata.workshop.engine;

import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs the test whose verdict somebody waits for before all others; these keep the order in which they teach. */
public final class FirstOfAll extends MethodOrderer.OrderAnnotation {

    /** The configuration parameter that names the method. */
    static final String METHOD = "kata.first";

    @Override
    public void orderMethods(MethodOrdererContext context) {
        super.orderMethods(context);
        Optional<String> first = context.getConfigurationParameter(METHOD);
        context.getMethodDescriptors()
                .sort(Comparator.comparing(
                        method -> !Optional.of(method.getMethod().getName()).equals(first)));
    }
}
