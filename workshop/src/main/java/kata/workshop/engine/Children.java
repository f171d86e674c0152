package kata.workshop.engine;

import java.util.List;

/** The processes that an answer starts. */
final class Children {

    private Children() {}

    /** Those that are there now, with theirs. What has left its parents behind, as a daemon does, is not found. */
    static List<ProcessHandle> of(ProcessHandle parent) {
        return parent.descendants().toList();
    }

    static void end(List<ProcessHandle> children) {
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
