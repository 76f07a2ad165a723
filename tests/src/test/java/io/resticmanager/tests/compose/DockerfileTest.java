package io.resticmanager.tests.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.tests.compose.Dockerfile.Instruction;
import io.resticmanager.tests.kit.Builds;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be said of the images without an engine that builds them. */
class DockerfileTest {

    private static final List<String> STAGES_ONLY = List.of("build", "service");
    private static Dockerfile dockerfile;

    @BeforeAll
    static void read() throws Exception {
        dockerfile = Dockerfile.read();
    }

    static Stream<String> targets() {
        return dockerfile.stages().keySet().stream().filter(name -> !STAGES_ONLY.contains(name));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void nobodyIsRootAndNoShellIsBetween(String target) {
        assertThat(dockerfile.last(target, "USER").rest()).isEqualTo("10001:10001");
        assertThat(dockerfile.last(target, "ENTRYPOINT").words()).isNotEmpty();
        assertThat(dockerfile.last(target, "HEALTHCHECK").words()).isNotEmpty();
        assertThat(dockerfile.all(target, "VOLUME")).hasSize(1);
        assertThat(dockerfile.all(target, "LABEL").toString()).contains("org.opencontainers.image.title");
        // What a layer once held it holds for ever.
        assertThat(dockerfile.target(target)).extracting(Instruction::word).doesNotContain("ADD", "ARG", "ENV");
    }

    @ParameterizedTest
    @MethodSource("targets")
    void whatChangesWithEachBuildIsTheLastLayer(String target) {
        var copied = dockerfile.all(target, "COPY").stream().map(Instruction::rest).toList();

        assertThat(copied).allMatch(rest -> rest.startsWith("--from=build /image/")
                || rest.startsWith("deploy/compose/"));
        if (dockerfile.base(target).equals("service")) {
            assertThat(copied.getFirst()).contains("/image/dependencies");
            assertThat(copied.getLast()).contains("/image/" + target).endsWith("/opt/restic-manager/ours");
        }
    }

    @Test
    void everyForeignImageHasATag() {
        var foreign = dockerfile.stages().keySet().stream().map(dockerfile::base)
                .filter(base -> !dockerfile.stages().containsKey(base)).toList();

        assertThat(foreign).hasSize(5).allMatch(image -> image.matches("docker\\.io/[a-z/-]+:\\d[\\w.-]*"));
    }

    @Test
    void whatMavenFetchesIsKeptBetweenBuilds() {
        assertThat(dockerfile.all("build", "RUN")).first().extracting(Instruction::rest).asString()
                .startsWith("--mount=type=cache,target=/maven ").contains(" -Dmaven.repo.local=/maven ");
    }

    @Test
    void noSecretAndNothingBuiltBeforeIsInTheContext() throws Exception {
        var ignored = Files.readAllLines(ComposeFile.folder().resolve("Dockerfile.dockerignore")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();

        assertThat(ignored).startsWith("**").endsWith("**/target", "**/src/test", "deploy/compose/secrets",
                "deploy/compose/.env");
        assertThat(ignored.stream().filter(line -> line.startsWith("!")).map(line -> line.substring(1)))
                .allSatisfy(name -> assertThat(Builds.root().resolve(name)).exists());
    }

    @Test
    void everyModuleThatAPomNamesIsInTheContext() throws Exception {
        var ignored = Files.readString(ComposeFile.folder().resolve("Dockerfile.dockerignore"));
        var modules = Files.readAllLines(Builds.root().resolve("pom.xml")).stream()
                .filter(line -> line.contains("<module>"))
                .map(line -> line.replaceAll(".*<module>([^</]+).*", "$1")).distinct().toList();

        assertThat(modules).hasSizeGreaterThan(8).allSatisfy(module -> assertThat(ignored).contains("!" + module));
    }
}
