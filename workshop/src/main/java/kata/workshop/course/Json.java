package kata.workshop.course;

import com.fasterxml.jackson.databind.ObjectMapper;

/** How the command writes and reads JSON. */
public final class Json {

    /** One for all, as it remembers what it has learnt of a class. */
    public static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}
}
