package io.resticmanager.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.resticmanager.gateway");

    @Test
    void theGatewayKnowsNoOtherService() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("io.resticmanager.hub..",
                "io.resticmanager.jobs..", "io.resticmanager.alerts..", "io.resticmanager.notifications..",
                "io.resticmanager.agent..")
                .because("services talk over the broker, in one JVM as in five")
                .check(GATEWAY);
    }

    @Test
    void onlyOnePackageAsksOtherServices() {
        noClasses().that().resideOutsideOfPackage("..gateway.rpc..").should().dependOnClassesThat()
                .resideInAPackage("io.resticmanager.platform.rpc..")
                .because("there a refusal becomes the problem that our caller gets")
                .check(GATEWAY);
    }

    @Test
    void theApiAndThePagesTouchNoDatabase() {
        noClasses().that().resideInAnyPackage("..gateway.api..", "..gateway.page..", "..gateway.view..").should()
                .dependOnClassesThat().resideInAnyPackage("io.micronaut.data..", "java.sql..",
                        "io.resticmanager.platform.sqlite..")
                .because("they only translate between HTTP and what the features offer")
                .check(GATEWAY);
    }

    @Test
    void featuresDoNotRunInCircles() {
        slices().matching("io.resticmanager.gateway.(*)..").should().beFreeOfCycles()
                .because("each can be understood with those it stands on")
                .check(GATEWAY);
    }

    @Test
    void nothingIsDeserializedButOurOwnTypes() {
        noClasses().should().dependOnClassesThat().belongToAnyOf(java.io.ObjectInputStream.class)
                .orShould().callMethod(Class.class, "forName", String.class)
                .because("a class name from the wire is how strangers get in")
                .check(GATEWAY);
    }
}
