package io.resticmanager.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.time.Instant;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.resticmanager.jobs.job.JobState;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.resticmanager.jobs");

    @Test
    void thisServiceKnowsNoOther() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.resticmanager.hub..",
                "io.resticmanager.alerts..", "io.resticmanager.notifications..", "io.resticmanager.gateway..",
                "io.resticmanager.agent..")
                .because("services meet on the broker; their code and their tables stay apart")
                .check(SERVICE);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("io.resticmanager.jobs.(*)..").should().beFreeOfCycles()
                .because("a feature that can not be read without another is half a feature")
                .check(SERVICE);
    }

    @Test
    void rulesAreFreeOfDatabaseBrokerAndFramework() {
        classes().that().haveSimpleNameEndingWith("Reconciliation").or().haveSimpleName("Duty")
                .or().haveSimpleName("Cancelling").or().haveSimpleName("AgentWord").or().haveSimpleName("Ending")
                .or().haveSimpleName("PathRules").or().haveSimpleName("SourceCheck").or().haveSimpleName("JobOrder")
                .or().haveSimpleName("LineUp").or().haveSimpleName("Shrunk").or().haveSimpleNameEndingWith("Order")
                .or().haveSimpleName("RepositoryEvidence").or().areAssignableTo(JobState.class)
                .should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.resticmanager.contracts..",
                        "io.resticmanager.jobs..", "org.jspecify..", "io.micronaut.json.tree..")
                .because("a rule is a pure function of what is known and the time")
                .check(SERVICE);
    }

    @Test
    void theBrokerIsReachedThroughThePlatform() {
        noClasses().should().dependOnClassesThat().resideInAPackage("io.nats..")
                .because("acknowledging, reconnecting and least subjects are settled in one place")
                .check(SERVICE);
    }

    @Test
    void thereIsOneClock() {
        noClasses().should().callMethod(Instant.class, "now").orShould().callMethod(System.class, "currentTimeMillis")
                .because("expiry and leases can be tried only with a clock that a test can move")
                .check(SERVICE);
    }
}
