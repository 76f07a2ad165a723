package io.resticmanager.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.resticmanager.cli");

    @Test
    void theClientKnowsNothingOfTheServerButItsApi() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(
                "io.resticmanager.platform..", "io.resticmanager.hub..", "io.resticmanager.jobs..",
                "io.resticmanager.gateway..", "io.resticmanager.standalone..", "io.micronaut.context..", "java.sql..")
                .because("it is used on other machines, and against servers of other versions")
                .check(CLIENT);
    }

    @Test
    void ofTheAgentItTakesTheTrustInAKeyAlone() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.resticmanager.agent",
                "io.resticmanager.agent.cli..", "io.resticmanager.agent.connection..",
                "io.resticmanager.agent.restic..",
                "io.resticmanager.agent.state..", "io.resticmanager.agent.job..")
                .because("the rest of it runs on endpoints")
                .check(CLIENT);
    }

    @Test
    void onlyTheScreenWritesAnything() {
        noClasses().that().resideOutsideOfPackages("io.resticmanager.cli.screen..", "io.resticmanager.cli")
                .should().callMethod(java.io.PrintWriter.class, "println", String.class)
                .because("what comes from hosts is made harmless there")
                .check(CLIENT);
    }
}
