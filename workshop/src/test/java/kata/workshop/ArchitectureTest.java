package kata.workshop;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import kata.workshop.commands.KataCommand;
import org.junit.jupiter.api.Test;

/** The rooms of the command know each other in one direction. */
class ArchitectureTest {

    private static final JavaClasses WORKSHOP = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kata.workshop");

    @Test
    void arrows_go_from_the_commands_to_the_course() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("kata")
                .definedBy("kata.workshop")
                .layer("commands")
                .definedBy("kata.workshop.commands")
                .layer("screen")
                .definedBy("kata.workshop.screen")
                .layer("check")
                .definedBy("kata.workshop.check")
                .layer("comparison")
                .definedBy("kata.workshop.comparison")
                .layer("cluster")
                .definedBy("kata.workshop.cluster")
                .layer("scale")
                .definedBy("kata.workshop.scale")
                .layer("doctor")
                .definedBy("kata.workshop.doctor")
                .layer("engine")
                .definedBy("kata.workshop.engine")
                .layer("course")
                .definedBy("kata.workshop.course")
                .whereLayer("kata")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("commands")
                .mayOnlyBeAccessedByLayers("kata")
                .whereLayer("screen")
                .mayOnlyBeAccessedByLayers("kata", "commands")
                .whereLayer("check")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("comparison")
                .mayOnlyBeAccessedByLayers("commands", "screen")
                .whereLayer("cluster")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("scale")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("doctor")
                .mayOnlyBeAccessedByLayers("commands", "screen")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("kata", "commands", "screen", "check", "comparison", "cluster", "scale")
                .whereLayer("course")
                .mayOnlyBeAccessedByLayers(
                        "kata", "commands", "screen", "check", "comparison", "cluster", "scale", "engine")
                .ensureAllClassesAreContainedInArchitecture()
                .check(WORKSHOP);
    }

    @Test
    void no_two_rooms_know_each_other() {
        slices().matching("kata.(**)").should().beFreeOfCycles().check(WORKSHOP);
    }

    @Test
    void no_command_knows_another() {
        slices().assignedFrom(new Commands()).should().notDependOnEachOther().check(WORKSHOP);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Command")
                .and()
                .doNotHaveSimpleName(KataCommand.class.getSimpleName())
                .should()
                .dependOnClassesThat()
                .areAssignableTo(KataCommand.class)
                .check(WORKSHOP);
    }

    /** A slice for each command, with what is within it; the one that lists them is left out. */
    private static final class Commands implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getName().replaceAll("\\$.*", "");
            return name.endsWith("Command") && !name.equals(KataCommand.class.getName())
                    ? SliceIdentifier.of(name)
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each command";
        }
    }

    @Test
    void commands_alone_know_picocli() {
        noClasses()
                .that()
                .resideOutsideOfPackages("kata.workshop", "kata.workshop.commands")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(WORKSHOP);
    }

    @Test
    void the_doctor_runs_from_its_source() {
        noClasses()
                .that()
                .resideInAPackage("kata.workshop.doctor")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("kata.workshop.doctor", "java..", "javax..", "com.sun..")))
                .check(WORKSHOP);
    }
}
