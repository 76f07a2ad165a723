package io.resticmanager.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses HUB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.resticmanager.hub");

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        slices().matching("io.resticmanager.hub.(*)..").should().beFreeOfCycles()
                .because("a feature can be understood after those that it stands on")
                .check(HUB);
    }

    @Test
    void rulesKnowNeitherDatabaseNorBrokerNorNetwork() {
        noClasses().that().haveSimpleNameEndingWith("Rules").or().haveSimpleName("Sequence")
                .or().haveSimpleName("TokenVerdict").or().haveSimpleName("PresencePace")
                .should().dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..", "io.nats..", "java.sql..", "io.netty..")
                .because("a rule is a pure function of values and time")
                .check(HUB);
    }

    @Test
    void theServerUnderneathIsKnownToConnectionsAlone() {
        noClasses().that().resideOutsideOfPackage("io.resticmanager.hub.connection..")
                .should().dependOnClassesThat().resideInAnyPackage("io.netty..", "io.micronaut.http.server.netty..")
                .because("one package has to change when the server does")
                .check(HUB);
    }

    @Test
    void noOtherServiceIsKnown() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.resticmanager.jobs..",
                "io.resticmanager.alerts..", "io.resticmanager.notifications..", "io.resticmanager.gateway..")
                .because("services meet on the broker")
                .check(HUB);
    }
}
