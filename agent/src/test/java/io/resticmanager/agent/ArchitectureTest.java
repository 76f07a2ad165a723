package io.resticmanager.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses AGENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.resticmanager.agent");

    @Test
    void theAgentDependsOnContractsAlone() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(
                "io.resticmanager.platform..", "io.resticmanager.hub..", "io.resticmanager.jobs..",
                "io.resticmanager.gateway..", "io.nats..", "io.micronaut.context..", "io.micronaut.http..")
                .because("it stays small on the endpoint")
                .check(AGENT);
    }

    @Test
    void onlyOnePackageKnowsTheCommandLineOfRestic() {
        noClasses().that().resideOutsideOfPackages("io.resticmanager.agent.restic..", "io.resticmanager.agent.hook..")
                .should().dependOnClassesThat().areAssignableTo(ProcessBuilder.class)
                .because(
                        "what restic's words and numbers mean is written down once, and hooks are the only other program")
                .check(AGENT);
    }

    @Test
    void whatRunsResticKnowsNoConnection() {
        noClasses().that().resideInAnyPackage("io.resticmanager.agent.restic..", "io.resticmanager.agent.job..",
                "io.resticmanager.agent.look..")
                .should().dependOnClassesThat().resideInAPackage("io.resticmanager.agent.connection..")
                .because("backups run while the hub is away")
                .check(AGENT);
    }
}
