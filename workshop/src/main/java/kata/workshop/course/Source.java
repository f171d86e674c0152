package kata.workshop.course;

import com.sun.source.doctree.UnknownBlockTagTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/**
 * A Java file as its readers see it.
 *
 * @param documentation by public member, written as its signature: what its Javadoc says
 * @param tags of the class's Javadoc that are not Javadoc's own, such as {@code caughtBy}
 * @param description the class's Javadoc without its tags
 */
public record Source(Map<String, String> documentation, Map<String, String> tags, String description) {

    public static Source read(Path file) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, problem -> {}, List.of(), null, files.getJavaFileObjects(file));
            var reader = new Reader(DocTrees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                reader.scan(unit, null);
            }
            return new Source(reader.documentation, reader.tags, reader.description);
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final Map<String, String> documentation = new TreeMap<>();
        private final Map<String, String> tags = new TreeMap<>();
        private String description = "";
        private int depth;

        Reader(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                return null;
            }
            documentation.put(type.getKind() + " " + type.getSimpleName() + recordComponents(type), comment());
            if (depth == 0) {
                readTags();
            }
            depth++;
            super.visitClass(type, nothing);
            depth--;
            return null;
        }

        private static String recordComponents(ClassTree type) {
            if (type.getKind() != Tree.Kind.RECORD) {
                return "";
            }
            var components = new ArrayList<String>();
            for (Tree member : type.getMembers()) {
                if (member.getKind() == Tree.Kind.VARIABLE) {
                    components.add(member.toString().strip());
                }
            }
            return components.toString();
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                documentation.put(
                        method.getModifiers().getFlags() + " " + method.getReturnType() + " " + method.getName()
                                + method.getParameters() + method.getThrows(),
                        comment());
            }
            return null;
        }

        private String comment() {
            String text = trees.getDocComment(getCurrentPath());
            return text == null ? "" : text.strip().replaceAll("\\s+", " ");
        }

        private void readTags() {
            TreePath here = getCurrentPath();
            var comment = trees.getDocCommentTree(here);
            if (comment == null) {
                return;
            }
            description = text(comment.getFullBody());
            comment.getBlockTags().stream()
                    .filter(UnknownBlockTagTree.class::isInstance)
                    .map(UnknownBlockTagTree.class::cast)
                    .forEach(tag -> tags.put(tag.getTagName(), text(tag.getContent())));
        }

        private static String text(List<?> parts) {
            var text = new StringBuilder();
            parts.forEach(text::append);
            return text.toString().strip().replaceAll("\\s+", " ");
        }
    }
}
