package kata.workshop.screen;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the compiler's errors mean where Spark's interface for Java is the reason. */
final class CompileAdvice {

    private record Known(Pattern message, String advice) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    Pattern.compile("StateSpec is not a functional interface"),
                    "mapWithState takes a StateSpec, which StateSpec.function makes of your function:"
                            + " mapWithState(StateSpec.function(...))."),
            new Known(
                    Pattern.compile("(?s)(?:reference to function is ambiguous|no suitable method found for"
                            + " function\\().*StateSpec"),
                    "The function of StateSpec.function takes the key, its new value as Spark's Optional, and the state. A"
                            + " lambda says so itself: (String key, Optional<Long> value, State<Long> state) -> ..., or"
                            + " give it a method of these three."),
            new Known(
                    Pattern.compile("(?s)streaming\\.Duration is not a functional interface"
                            + "|no suitable method found for reduceByKeyAndWindow\\("),
                    "reduceByKeyAndWindow takes a function and a length. With an inverse it takes the function, the"
                            + " inverse, the length and the slide; with a filter after these a number of partitions, and"
                            + " then the filter."),
            new Known(
                    Pattern.compile("no suitable method found for udf\\("),
                    "udf takes a function whose types are said, and the type of its result:"
                            + " udf((UDF1<Timestamp, LocalDate>) ts -> ..., DataTypes.DateType). Spark hands a time over as"
                            + " java.sql.Timestamp."),
            new Known(
                    Pattern.compile("reference to foreachBatch is ambiguous"),
                    "foreachBatch takes a function of Java's or one of Scala's, and a lambda could be either. With braces and"
                            + " without a value it is Java's: foreachBatch((batch, id) -> { ...; })."),
            new Known(
                    Pattern.compile("(?s)reference to \\w+ is ambiguous.*org\\.apache\\.spark\\.api\\.java\\.function"),
                    "A Dataset takes a function of Java's or one of Scala's here, and a lambda could be either. Say which,"
                            + " and of what type the result is: map((MapFunction<Row, String>) row -> ...,"
                            + " Encoders.STRING()), and likewise FlatMapFunction and FilterFunction. Or stay with"
                            + " columns: select, where and explode need no lambda."),
            new Known(
                    Pattern.compile("(?s)(?:java\\.util\\.Optional.*org\\.apache\\.spark\\.api\\.java\\.Optional"
                            + "|org\\.apache\\.spark\\.api\\.java\\.Optional.*java\\.util\\.Optional)"),
                    "Spark has an Optional of its own: import org.apache.spark.api.java.Optional instead of"
                            + " java.util.Optional."),
            new Known(
                    Pattern.compile("(?s)Column cannot be converted to (?:java\\.lang\\.)?String"
                            + "|String cannot be converted to (?:org\\.apache\\.spark\\.sql\\.)?Column"
                            + "|no suitable method found for \\w+\\((?=[^)]*Column)(?=[^)]*String)"),
                    "A method takes columns by their names, as in groupBy(\"device\"), or as Columns, as in"
                            + " groupBy(col(\"device\")), and not one of each kind: write col(\"...\") around the names."),
            new Known(
                    Pattern.compile(
                            "(?s)no suitable method found for \\w+\\(.*,org\\.apache\\.spark\\.sql\\.Encoder<[^>]*>\\)"
                                    + " is not applicable.*argument lists differ in length"),
                    "On a Dataset, map and flatMap take a second argument, which says what type the result has:"
                            + " map((MapFunction<Row, String>) row -> ..., Encoders.STRING()). Or stay with columns:"
                            + " select, where and explode need no lambda."),
            new Known(
                    Pattern.compile("(?s)bad return type in lambda expression.*(?:conforms|converted) to"
                            + " (?:java\\.util\\.)?Iterator<"),
                    "The function of flatMap returns an Iterator, not a list, an array or a stream: end it with"
                            + " .iterator(), as in Arrays.asList(line.split(\" \")).iterator()."),
            new Known(
                    Pattern.compile("(?s)Java(?:MapWithState)?DStream<[\\w.,]+> conforms to \\S*JavaPairDStream"
                            + "|symbol: +method \\w+ByKey.*JavaDStream<scala\\.Tuple2"),
                    "map makes a JavaDStream, even of pairs. mapToPair makes a JavaPairDStream, which has reduceByKey and"
                            + " the other methods for keys."),
            new Known(
                    Pattern.compile("java\\.util\\.function\\.Supplier<.*> cannot be converted to"
                            + " org\\.apache\\.spark\\.api\\.java\\.function\\.Function0"),
                    "Spark has function types of its own. A lambda fits both: () -> supplier.get()."),
            new Known(
                    Pattern.compile("JavaPairDStream<(\\S+),java\\.lang\\.Integer> cannot be converted to"
                            + " \\S*JavaPairDStream<\\1,java\\.lang\\.Long>"),
                    "The literal 1 is an Integer; the task asks for Longs: write 1L, and Long::sum."));

    private CompileAdvice() {}

    static Optional<String> of(String message) {
        return KNOWN.stream()
                .filter(known -> known.message().matcher(message).find())
                .map(Known::advice)
                .findFirst();
    }
}
