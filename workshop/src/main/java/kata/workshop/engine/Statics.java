package kata.workshop.engine;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The static fields in which an answer may keep something from one test of a run to the next. */
final class Statics {

    private Statics() {}

    /**
     * @param classes the folder of an answer's classes and of its tests'
     * @param tests the sources of the tests
     * @param loader of the classes; none of them is initialised by this
     */
    static List<String> of(Path classes, List<Path> tests, ClassLoader loader) throws IOException {
        Set<String> testNames =
                tests.stream().map(test -> withoutSuffix(test.getFileName())).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !testNames.contains(
                            withoutSuffix(file.getFileName()).split("\\$", 2)[0]))
                    .sorted()
                    .map(file -> withoutSuffix(classes.relativize(file))
                            .replace(file.getFileSystem().getSeparator(), "."))
                    .flatMap(name -> Arrays.stream(load(name, loader).getDeclaredFields()))
                    .filter(Statics::keeps)
                    .map(field -> field.getDeclaringClass().getSimpleName() + "." + field.getName())
                    .toList();
        }
    }

    private static String withoutSuffix(Path file) {
        return file.toString().replaceAll("\\.[a-z]+$", "");
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible); // it has just been compiled
        }
    }

    private static boolean keeps(Field field) {
        Class<?> type = field.getType();
        return Modifier.isStatic(field.getModifiers())
                && !field.isSynthetic()
                && (!Modifier.isFinal(field.getModifiers())
                        || type.isArray()
                        || Map.class.isAssignableFrom(type)
                        || Collection.class.isAssignableFrom(type)
                        || type.getName().startsWith("java.util.concurrent.")
                        || CharSequence.class.isAssignableFrom(type) && type != String.class
                        || isOwn(type) && !field.isEnumConstant() && !type.isRecord());
    }

    /** Nobody knows what an object of the answer's own keeps. */
    private static boolean isOwn(Class<?> type) {
        return type.getName().startsWith("kata.");
    }
}
