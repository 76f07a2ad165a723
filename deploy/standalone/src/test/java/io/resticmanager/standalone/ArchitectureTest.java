package io.resticmanager.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.resticmanager");

    @Test
    void servicesDoNotKnowEachOther() {
        for (var service : new String[]{"hub", "jobs", "alerts", "notifications", "gateway"}) {
            noClasses().that().resideInAPackage("io.resticmanager." + service + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(others(service))
                    .because("each can live in a process of its own; they talk over the broker")
                    .check(ALL);
        }
    }

    @Test
    void theDemonstrationUsesOnlyWhatAnybodyCan() {
        noClasses().that().resideInAPackage("io.resticmanager.standalone.demo..")
                .should().dependOnClassesThat().resideInAnyPackage(
                        "io.resticmanager.hub..", "io.resticmanager.jobs..", "io.resticmanager.gateway..")
                .because("a demonstration with a back door shows nothing")
                .check(ALL);
    }

    private static String[] others(String service) {
        return Stream.of("hub", "jobs", "alerts", "notifications", "gateway")
                .filter(other -> !other.equals(service))
                .map(other -> "io.resticmanager." + other + "..")
                .toArray(String[]::new);
    }
}
