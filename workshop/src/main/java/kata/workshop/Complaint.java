package kata.workshop;

/** Something the user can mend; the message says how. */
final class Complaint extends RuntimeException {

    Complaint(String message) {
        super(message);
    }
}
