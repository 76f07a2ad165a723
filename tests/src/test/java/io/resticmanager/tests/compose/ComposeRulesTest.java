package io.resticmanager.tests.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.compose.ComposeFile.Service;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is promised of every container. That the file is one of compose's, its own program has said before. */
class ComposeRulesTest {

    private static final List<String> OURS = List.of("gateway-ui", "agent-hub", "jobs-service", "alerts-service",
            "notifications-service");

    @TempDir
    static Path folder;
    private static ComposeFile compose;
    private static Dockerfile dockerfile;

    @BeforeAll
    static void read() throws Exception {
        ComposeFile.prepare("backup.example.org", folder);
        compose = ComposeFile.read(folder);
        dockerfile = Dockerfile.read();
    }

    static Stream<Service> services() {
        return compose.services().values().stream();
    }

    static Stream<Service> standing() {
        return services().filter(service -> service.list("profiles").isEmpty());
    }

    @Test
    void thereIsAContainerForEachServiceAndForWhatTheyNeed() {
        assertThat(standing()).extracting(Service::name).containsAll(OURS)
                .contains("nats", "rest-server", "proxy").hasSize(OURS.size() + 3);
    }

    @ParameterizedTest
    @MethodSource("services")
    void nobodyOwnsMoreThanItsVolumeAndItsShareOfTheMachine(Service service) {
        assertThat(service.text("user")).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(service.text("read_only")).isEqualTo("true");
        assertThat(service.list("cap_drop")).containsExactly("ALL");
        assertThat(service.list("security_opt")).containsExactly("no-new-privileges:true");
        assertThat(service.text("privileged")).isEmpty();
        assertThat(service.list("tmpfs")).singleElement().asString().startsWith("/tmp:").contains("noexec");
        assertThat(Long.parseLong(service.text("mem_limit"))).isBetween(128L << 20, 512L << 20);
        assertThat(Double.parseDouble(service.text("cpus"))).isBetween(0.5, 2.0);
        assertThat(Integer.parseInt(service.text("pids_limit"))).isBetween(32, 1024);
        assertThat(service.objects("volumes")).isNotEmpty()
                .allSatisfy(volume -> assertThat(volume.get("type").getStringValue()).isEqualTo("volume"));
    }

    @ParameterizedTest
    @MethodSource("standing")
    void eachIsAskedHowItIsAndComesBack(Service service) {
        assertThat(service.probe()).isNotEmpty();
        assertThat(dockerfile.last(service.target(), "HEALTHCHECK").words()).isEqualTo(service.probe());
        assertThat(service.text("restart")).isEqualTo("unless-stopped");
        assertThat(service.said().get("logging").get("options").get("max-size")).isNotNull();
    }

    @Test
    void onlyTheProxyHasPortsAndMayMoreThanNothing() {
        assertThat(services().filter(service -> !service.objects("ports").isEmpty())).extracting(Service::name)
                .containsExactly("proxy");
        assertThat(services().filter(service -> !service.list("cap_add").isEmpty())).singleElement()
                .satisfies(proxy -> assertThat(proxy.list("cap_add")).containsExactly("NET_BIND_SERVICE"));
    }

    @Test
    void whoNeedsNobodyOutsideReachesNobodyOutside() {
        assertThat(services().filter(service -> service.networks().stream().anyMatch(name -> !internal(name))))
                .extracting(Service::name).containsExactlyInAnyOrder("proxy", "notifications-service");
        assertThat(compose.service("proxy").networks()).doesNotContain("broker");
        assertThat(compose.service("rest-server").networks()).containsExactly("web");
    }

    private static boolean internal(String network) {
        var internal = compose.whole().get("networks").get(network).get("internal");
        return internal != null && internal.getBooleanValue();
    }

    @Test
    void eachIsStartedOnceWhatItNeedsIsWell() {
        OURS.forEach(name -> assertThat(compose.service(name).after()).containsExactly("nats"));
        assertThat(compose.service("proxy").after()).contains("gateway-ui", "agent-hub");
    }

    @Test
    void everySecretIsAFileThatOnlyWhoNeedsItGets() throws Exception {
        var known = secrets();
        for (var service : services().toList()) {
            service.environment().forEach((name, value) -> assertThat(known).as(name).noneMatch(value::contains));
            var own = service.secrets().values().stream().map(compose::secret).toList();
            if (OURS.contains(service.name())) {
                assertThat(own).singleElement().satisfies(file -> assertThat(users(file)).containsExactly(
                        service.volumes().values().iterator().next()));
            }
        }
        assertThat(compose.service("proxy").secrets().values()).containsExactlyInAnyOrder("tls.crt", "tls.key");
        assertThat(Files.getPosixFilePermissions(folder.resolve("secrets"))).hasSize(3);
    }

    // The volume of a service and its user at the broker have one name.
    private static List<String> users(Path file) throws Exception {
        var names = new ArrayList<String>();
        Json.read(Files.readAllBytes(file), JsonNode.class).get("users").values()
                .forEach(user -> names.add(user.get("name").getStringValue()));
        return names;
    }

    private static List<String> secrets() throws Exception {
        var found = new ArrayList<String>();
        for (var file : Files.list(folder.resolve("secrets")).toList()) {
            Stream.of(Files.readString(file).split("[^A-Za-z0-9+/=]+")).filter(word -> word.length() >= 32)
                    .forEach(found::add);
        }
        assertThat(found).hasSizeGreaterThan(12);
        return found;
    }

    @Test
    void onlyTheProxyIsBelievedAboutWhoIsCalling() {
        var address = compose.service("proxy").said().get("networks").get("web").get("ipv4_address").getStringValue();

        assertThat(List.of("gateway-ui", "agent-hub")).allSatisfy(name -> assertThat(compose.service(name)
                .environment()).containsEntry("RM_TRUSTED_PROXIES", address + "/32")
                .containsEntry("RM_BASE_URL", "https://backup.example.org"));
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertThatThrownBy(() -> ComposeFile.prepare("https://backup.example.org/", folder))
                .isInstanceOf(AssertionError.class).hasMessageEndingWith("ended with 2");
    }

    @Test
    void whatWasPreparedStaysWhenItIsPreparedAgain() throws Exception {
        var before = secrets();

        ComposeFile.prepare("backup.example.org", folder);

        assertThat(secrets()).isEqualTo(before);
    }
}
