package kata.workshop.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kata.workshop.engine.Mistakes.Mistake;
import kata.workshop.engine.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistakesTest {

    private static final Mistakes KNOWN = new Mistakes(Map.of(
            "wide", mistake("b", "a says 1", "b says 1", "c says 1"),
            "twin", mistake("d", "d says 1", "e says 1"),
            "other-twin", mistake("d", "d says 1", "f says 1")));

    private static Mistake mistake(String caughtBy, String... reds) {
        return new Mistake("it is so.", caughtBy, Behaviour.of(verdicts(reds)).red());
    }

    private static List<Verdict> verdicts(String... reds) {
        return Arrays.stream(reds)
                .map(red -> red.split(" ", 2))
                .map(red -> new Verdict(red[0], Outcome.FAILED, red[1]))
                .toList();
    }

    private static String like(String... reds) {
        return name(KNOWN, verdicts(reds));
    }

    private static String name(Mistakes known, List<Verdict> verdicts) {
        return known.like(new RunResult(List.of(), verdicts, 1, false, "", List.of()))
                .map(like -> like.name() + (like.certain() ? "" : "?"))
                .orElse("none");
    }

    @Test
    void the_same_in_every_test_is_certain() {
        assertEquals("wide", like("a says 1", "b says 1", "c says 1"));
        assertEquals("twin", like("d says 1", "e says 1"));
    }

    @Test
    void the_same_in_most_tests_and_in_the_one_that_explains_is_a_resemblance() {
        assertEquals("wide?", like("a says 1", "b says 1"));
        assertEquals("wide?", like("a says 1", "b says 1", "c says 1", "d says 2"));
        assertEquals("none", like("a says 1", "b says 2", "c says 1"), "the test that explains it says something else");
        assertEquals("none", like("b says 1"), "most of what is red differs");
        assertEquals("none", like("d says 1", "e says 1", "f says 1"), "as near to one as to another");
        assertEquals("none", like());
    }

    @Test
    void where_a_mistakes_message_varies_only_how_the_test_ends_counts() {
        var varying = new Mistakes(
                Map.of("racing", new Mistake("it is so.", "a", Map.of("a", digest("a says 1"), "b", "FAILED"))));
        assertEquals("racing", name(varying, verdicts("a says 1", "b says 7")));
        assertEquals("none", name(varying, verdicts("a says 2", "b says 7")));
        assertEquals("none", name(varying, verdicts("a says 1")));
    }

    private static String digest(String red) {
        return Behaviour.of(verdicts(red)).red().get(red.substring(0, 1));
    }

    @Test
    void a_run_that_was_cancelled_is_like_nothing() {
        var run = new RunResult(List.of(), verdicts("a says 1", "b says 1", "c says 1"), 1, true, "", List.of());
        assertEquals(Optional.empty(), KNOWN.like(run));
    }

    @ParameterizedTest
    @CsvSource({
        "Step 1: no, Step 2: no, false",
        "'no\n\n  at A.java:12 (kata.A)\n  so', 'no\n\n  at B.java:7 (kata.B)\n  so', true",
        "Project [ts#12], Project [ts#377L], true",
        "Exchange [plan_id=12], Exchange [plan_id=3], true",
        "kata.A$$Lambda$4/0x7f@1f2e3d, kata.A$$Lambda/0x9c@77ab12, true",
        "kata.Answer@1f2e3d is odd, kata.Answer@77ab12 is odd, true",
        "no file:/tmp/kata1/checkpoint, no file:/tmp/kata2/checkpoint, true",
        "'(blue,  2)', '(blue, 2)', true",
        "0.1234567891, 0.1234567889, true",
        "0.123, 0.124, false",
        "'no\n\nRun once more, alone, (A.X)', 'no\n\nRun once more, alone, (B.Y)', true",
    })
    void what_differs_from_run_to_run_is_no_difference(String one, String other, boolean same) {
        var first = Behaviour.of(List.of(new Verdict("a", Outcome.FAILED, one)));
        var second = Behaviour.of(List.of(new Verdict("a", Outcome.FAILED, other)));
        if (same) {
            assertEquals(first, second);
        } else {
            assertNotEquals(first, second);
        }
    }

    @Test
    void how_a_test_ends_is_a_difference_and_green_is_nothing() {
        assertNotEquals(
                Behaviour.of(List.of(new Verdict("a", Outcome.FAILED, "no"))),
                Behaviour.of(List.of(new Verdict("a", Outcome.ERROR, "no"))));
        assertFalse(Behaviour.of(List.of(new Verdict("a", Outcome.PASSED, "")))
                .red()
                .containsKey("a"));
    }
}
