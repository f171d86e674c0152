package kata.dstreams;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kata.domain.GatewayLog;
import kata.domain.GatewayLog.Connection;
import kata.testkit.Caller;
import kata.testkit.DStreamDriver;
import kata.testkit.DStreamInput;
import kata.testkit.SparkTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** In each step's story, the emitted rows are the connections that were open in it. */
@SparkTest
class AlertGatewayTest {

    private final GatewayLog gateway = new GatewayLog(Caller::name);

    @AfterEach
    void hangUp() {
        gateway.close();
    }

    private void start(DStreamDriver driver, DStreamInput<String> alerts) {
        driver.start(() -> AlertGateway.push(alerts.stream(), gateway.address()), gateway::connections);
    }

    private static Predicate<List<Connection>> sent(String... alerts) {
        List<String> all = Arrays.stream(alerts).sorted().toList();
        return connections -> connections.stream()
                .flatMap(connection -> connection.sent().stream())
                .sorted()
                .toList()
                .equals(all);
    }

    private static Predicate<List<Connection>> all(Predicate<Connection> quality) {
        return connections -> connections.stream().allMatch(quality);
    }

    private static Predicate<List<Connection>> atMost(int number) {
        return connections -> connections.size() <= number;
    }

    @Test
    @Order(1)
    void sends_each_alert_once(DStreamDriver driver) {
        var alerts = driver.input(String.class, 1);
        start(driver, alerts);

        alerts.send("a", "b")
                .because("the mechanics are called for every alert, and only once. What a function of foreachRDD"
                        + " describes is done when an action asks for it, and done again for each further action. What you"
                        + " start in the background, the batch does not wait for.")
                .emits(Connection.class, sent("a", "b"), "The alerts a and b should have been sent, each once.");
    }

    @Test
    @Order(2)
    void sends_from_the_task_that_has_the_alert(DStreamDriver driver) {
        var alerts = driver.input(String.class, 2);
        start(driver, alerts);

        alerts.send("a", "b", "c", "d")
                .because("the function of foreachRDD runs on the driver, the function of foreachPartition in a task,"
                        + " where the alerts are. On the driver all alerts of all machines would have to pass through"
                        + " one program, one after the other.")
                .emits(
                        Connection.class,
                        all(connection -> !connection.openedBy().equals("driver")),
                        "The driver opened a connection; a task should.");
    }

    @Test
    @Order(3)
    void keeps_the_alerts_from_the_driver(DStreamDriver driver) {
        var alerts = driver.input(String.class, 2);
        start(driver, alerts);

        String large = "a".repeat(200_000);
        alerts.send(large, "b")
                .because("the mechanics are called for every alert.")
                .emits(Connection.class, sent(large, "b"), "Both alerts should have been sent, each once.");
        driver.givesTheDriverAtMost(
                100_000,
                "collect brings all alerts of all machines into the memory of one program, also when tasks send them"
                        + " afterwards. Let the task that has an alert send it.");
    }

    @Test
    @Order(4)
    void opens_one_connection_for_a_partition(DStreamDriver driver) {
        var alerts = driver.input(String.class, 2);
        start(driver, alerts);

        alerts.send("a", "b", "c", "d", "e", "f")
                .because("a connection takes seconds to open and carries any number of alerts: six alerts in two"
                        + " partitions need two of them, one for each partition.")
                .emits(Connection.class, atMost(2), "More connections were opened than there are partitions.");
    }

    @Test
    @Order(5)
    void opens_none_for_a_partition_without_alerts(DStreamDriver driver) {
        var alerts = driver.input(String.class, 3);
        start(driver, alerts);

        alerts.send("a", "b")
                .because("the two alerts lie in two of three partitions. The third has a task too, but nothing to"
                        + " send: look whether there is an alert before you open.")
                .emits(
                        Connection.class,
                        all(connection -> !connection.sent().isEmpty()),
                        "A connection was opened where there was no alert.");
    }

    @Test
    @Order(6)
    void opens_none_in_a_silent_second(DStreamDriver driver) {
        var alerts = driver.input(String.class, 3);
        start(driver, alerts);

        alerts.send()
                .because("a batch without alerts is run all the same, with three empty partitions.")
                .emitsNothing();
    }

    @Test
    @Order(7)
    void closes_each_connection(DStreamDriver driver) {
        var alerts = driver.input(String.class, 2);
        start(driver, alerts);

        alerts.send("a", "b", "c")
                .because("the gateway has a few lines only. One that is left open, or kept for the next batch, is taken"
                        + " from everybody else.")
                .emits(Connection.class, all(Connection::closed), "A connection was left open.");
    }

    @Test
    @Order(8)
    void sends_each_batch(DStreamDriver driver) {
        var alerts = driver.input(String.class, 2);
        start(driver, alerts);

        alerts.send("a", "b")
                .because("these are the alerts of the first batch.")
                .emits(Connection.class, sent("a", "b"), "The alerts a and b should have been sent, each once.");
        alerts.send("c")
                .because("the second batch has an alert of its own.")
                .emits(Connection.class, sent("c"), "The alert c should have been sent, once, and nothing else.");
    }

    @Test
    @Order(9)
    void lets_the_batch_fail_when_an_alert_is_refused(DStreamDriver driver) {
        var alerts = driver.input(String.class, 1);
        gateway.refuse("b");
        start(driver, alerts);

        alerts.send("a", "b", "c")
                .because("the gateway refused b. Where the error is caught, neither Spark nor anybody else hears that an"
                        + " alert is lost.")
                .fails();
    }

    @Test
    @Order(10)
    void closes_the_connection_when_an_alert_is_refused(DStreamDriver driver) {
        var alerts = driver.input(String.class, 1);
        gateway.refuse("b");
        start(driver, alerts);

        alerts.send("a", "b", "c")
                .because("send throws when the gateway refuses an alert, and what stands after it is not run. A close"
                        + " in finally, or by try-with-resources, is.")
                .fails()
                .emits(Connection.class, all(Connection::closed), "The connection was left open.")
                .because("a refusal is no reason to pay for another connection: the partition needs one.")
                .emits(Connection.class, atMost(1), "More than one connection was opened.");
    }

    @Test
    @Order(11)
    void sends_equal_and_empty_alerts(DStreamDriver driver) {
        var alerts = driver.input(String.class, 1);
        start(driver, alerts);

        alerts.send("a", "a", "")
                .because("two devices may raise the same alert, and what an empty one means is for the gateway to say.")
                .emits(Connection.class, sent("a", "a", ""), "The alert a should have been sent twice, and the empty one.");
    }

    @Test
    @Order(12)
    void sends_from_any_number_of_partitions(DStreamDriver driver) {
        var alerts = driver.input(String.class, 20);
        start(driver, alerts);

        String[] twenty = IntStream.range(0, 20).mapToObj(i -> "a" + i).toArray(String[]::new);
        alerts.send(twenty)
                .because("twenty partitions have an alert each. print and take look only at as many partitions as they need"
                        + " for a few elements.")
                .emits(Connection.class, sent(twenty), "Twenty alerts should have been sent, each once.");
    }

    @Test
    @Order(13)
    void sends_each_stream_to_its_own_gateway(DStreamDriver driver) {
        var alerts = driver.input(String.class, 1);
        var others = driver.input(String.class, 1);
        try (var another = new GatewayLog(Caller::name)) {
            driver.start(
                    () -> {
                        AlertGateway.push(others.stream(), another.address());
                        AlertGateway.push(alerts.stream(), gateway.address());
                    },
                    gateway::connections);

            others.add("x", "y");
            alerts.send("a")
                    .because("x and y are for another gateway, at another address. A static field is one for all"
                            + " streams.")
                    .emits(Connection.class, sent("a"), "The alert a should have been sent to this gateway, alone.");
        }
    }
}
