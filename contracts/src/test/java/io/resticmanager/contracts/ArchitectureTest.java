package io.resticmanager.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CONTRACTS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.resticmanager.contracts");

    @Test
    void contractsKnowNoServiceAndNoFramework() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(
                "io.resticmanager.platform..", "io.nats..", "io.micronaut.http..", "io.micronaut.data..")
                .because("the agent depends on contracts alone and stays small")
                .check(CONTRACTS);
    }

    @Test
    void typesAreClosed() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream")
                .orShould().dependOnClassesThat().haveSimpleName("JsonTypeInfo$Id$CLASS")
                .because("no class name and no serialised object is ever read from input")
                .check(CONTRACTS);
    }

    @Test
    void wireTypesAreRecords() {
        classes().that().areAnnotatedWith("io.resticmanager.contracts.json.Wire").and().areNotInterfaces()
                .should().beRecords()
                .because("what crosses a boundary is data")
                .check(CONTRACTS);
    }
}
