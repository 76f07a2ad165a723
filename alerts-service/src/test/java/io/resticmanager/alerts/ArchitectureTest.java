package io.resticmanager.alerts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.resticmanager.alerts");

    @Test
    void thisServiceKnowsNoOther() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.resticmanager.hub..", "io.resticmanager.jobs..",
                        "io.resticmanager.notifications..", "io.resticmanager.gateway..")
                .because("services meet on the broker; their code and their tables stay apart")
                .check(SERVICE);
    }

    @Test
    void theBrokerIsReachedThroughThePlatform() {
        noClasses().should().dependOnClassesThat().resideInAPackage("io.nats..")
                .because("acknowledging, reconnecting and least subjects are settled in one place")
                .check(SERVICE);
    }
}
