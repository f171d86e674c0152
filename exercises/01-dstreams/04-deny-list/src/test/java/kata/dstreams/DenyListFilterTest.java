package kata.dstreams;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import kata.domain.DenyList;
import kata.testkit.Caller;
import kata.testkit.DStreamDriver;
import kata.testkit.SparkTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@SparkTest
class DenyListFilterTest {

    /** One element of the answer. */
    record Ping(String beacon) {}

    private final DenyList denied = new DenyList(Caller::name);

    @Test
    @Order(1)
    void leaves_out_a_muted_beacon(DStreamDriver driver) {
        denied.deny("red");
        var pings = driver.input(String.class);
        driver.start(() -> DenyListFilter.heard(pings.stream(), denied));

        pings.send("red", "green", "blue")
                .because("red is muted, the others are not.")
                .emits(new Ping("green"), new Ping("blue"));
    }

    @Test
    @Order(2)
    void lets_all_through_when_none_is_muted(DStreamDriver driver) {
        var pings = driver.input(String.class);
        driver.start(() -> DenyListFilter.heard(pings.stream(), denied));

        pings.send("red", "green").because("the list is empty.").emits(new Ping("red"), new Ping("green"));
    }

    @Test
    @Order(3)
    void follows_the_list_while_it_runs(DStreamDriver driver) {
        denied.deny("red");
        var pings = driver.input(String.class);
        driver.start(() -> DenyListFilter.heard(pings.stream(), denied));

        pings.send("red", "green", "blue")
                .because("red is muted when the first batch is made.")
                .emits(new Ping("green"), new Ping("blue"));
        denied.deny("green");
        pings.send("red", "green", "blue")
                .because("an operator has muted green too. What is read or broadcast when the stream is described stays as"
                        + " it was then, for every batch.")
                .emits(new Ping("blue"));
    }

    @Test
    @Order(4)
    void hears_a_beacon_again(DStreamDriver driver) {
        denied.deny("red");
        var pings = driver.input(String.class);
        driver.start(() -> DenyListFilter.heard(pings.stream(), denied));

        pings.send("red", "green").because("red is muted.").emits(new Ping("green"));
        denied.allow("red");
        denied.deny("green");
        pings.send("red", "green")
                .because("red is heard again, and green is muted instead: the list is another one, though it is as long as"
                        + " before.")
                .emits(new Ping("red"));
        denied.allow("green");
        pings.send("red", "green")
                .because("the list is empty again.")
                .emits(new Ping("red"), new Ping("green"));
    }

    @Test
    @Order(5)
    void keeps_every_ping(DStreamDriver driver) {
        denied.deny("red");
        var pings = driver.input(String.class, 3);
        driver.start(() -> DenyListFilter.heard(pings.stream(), denied));

        pings.send("green", "red", "green", "blue", "green", "red")
                .because("green was heard three times, in more than one partition.")
                .emits(new Ping("green"), new Ping("green"), new Ping("green"), new Ping("blue"));
    }

    @Test
    @Order(6)
    void compares_whole_names(DStreamDriver driver) {
        denied.deny("b1");
        denied.deny("b.2");
        var pings = driver.input(String.class);
        driver.start(() -> DenyListFilter.heard(pings.stream(), denied));

        pings.send("b1", "b10", "b", "B1", " b1", "b.2", "bx2")
                .because("only b1 and b.2 are muted, and a name is compared as it is written.")
                .emits(new Ping("b10"), new Ping("b"), new Ping("B1"), new Ping(" b1"), new Ping("bx2"));
    }

    @Test
    @Order(7)
    void reads_the_list_on_the_driver(DStreamDriver driver) {
        denied.deny("red");
        var pings = driver.input(String.class);
        driver.start(() -> DenyListFilter.heard(pings.stream(), denied));

        pings.send("red", "green").because("red is muted.").emits(new Ping("green"));
        assertEquals(Set.of("driver"), denied.readers(), """
                The list should have been read by the driver alone.

                  Because the tasks of a cluster run in other programs, on other machines. There a static field is empty. \
                Here all share one program, so that the task happens to find the list.

                """);
    }

    @Test
    @Order(8)
    void has_a_list_for_each_stream(DStreamDriver driver) {
        var other = new DenyList(Caller::name);
        denied.deny("red");
        other.deny("green");
        var north = driver.input(String.class);
        var south = driver.input(String.class);
        driver.start(() -> DenyListFilter.heard(north.stream(), denied)
                .union(DenyListFilter.heard(south.stream(), other)));

        north.add("red", "green");
        south.send("red", "green", "blue")
                .because("red is muted in the north, green in the south. A static field is one for all streams, and tasks on other"
                        + " machines find it empty.")
                .emits(new Ping("green"), new Ping("red"), new Ping("blue"));
    }
}
