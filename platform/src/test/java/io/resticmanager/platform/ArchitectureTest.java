package io.resticmanager.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses PLATFORM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.resticmanager");

    @Test
    void platformKnowsNoServiceAndNoAgent() {
        var ours = DescribedPredicate.describe("another module of ours",
                (JavaClass type) -> type.getPackageName().startsWith("io.resticmanager.")
                        && !type.getPackageName().startsWith("io.resticmanager.platform")
                        && !type.getPackageName().startsWith("io.resticmanager.contracts"));
        noClasses().should().dependOnClassesThat(ours)
                .because("dependencies point one way: service, platform, contracts")
                .check(PLATFORM);
    }

    @Test
    void onlyTheBrokerSideKnowsNats() {
        noClasses().that().resideInAnyPackage("..platform.sqlite..", "..platform.secret..", "..platform.settings..",
                "..platform.health..", "..platform.id..")
                .should().dependOnClassesThat().resideInAPackage("io.nats..")
                .because("databases and secrets work without a broker")
                .check(PLATFORM);
    }

    @Test
    void onlyTheDatabaseSideKnowsSqlite() {
        noClasses().that().resideOutsideOfPackage("..platform.sqlite..")
                .should().dependOnClassesThat().resideInAnyPackage("org.sqlite..", "com.zaxxer..", "org.flywaydb..")
                .because("another database must not touch more than one package")
                .check(PLATFORM);
    }

    @Test
    void nothingReadsSerialisedObjects() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream")
                .because("no class name and no serialised object is ever read from input")
                .check(PLATFORM);
    }
}
