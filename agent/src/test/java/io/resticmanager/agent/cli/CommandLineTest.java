package io.resticmanager.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.agent.enrol.StubHub;
import io.resticmanager.agent.policy.EnrolledMachine;
import io.resticmanager.agent.policy.Veto;
import io.resticmanager.agent.state.ProcessLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    Path folder;

    private record Said(int exit, String out, String err) {}

    @Test
    void policyShowTellsTheDefault() {
        var said = run("policy", "show");

        assertThat(said.exit()).isZero();
        assertThat(said.out().lines()).containsExactly(
                "policy            the default (no file " + policy() + ")",
                "kinds             all",
                "restore roots     /var/restic-restore",
                "hooks             all in the hook directory",
                "repository hosts  those of the first configuration, which has not come yet");
    }

    @Test
    void policyShowTellsWhatTheFileSays() throws Exception {
        Files.writeString(policy(),
                "{\"kinds\": [\"init\", \"backup\"], \"hooks\": [], \"repository_hosts\": [\"nas\"]}");

        assertThat(run("policy", "show").out().lines()).containsExactly(
                "policy            " + policy(),
                "kinds             backup, init",
                "restore roots     /var/restic-restore",
                "hooks             none",
                "repository hosts  nas");
    }

    @Test
    void policyShowFailsAndSaysWhyWhenTheFileIsNotUsable() throws Exception {
        Files.writeString(policy(), "{\"kind\": []}");

        var said = run("policy", "show");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).contains("refuses everything: " + policy()).contains("'kind'");
    }

    @Test
    void policyAllowRestoreAndApplyOpenTheUnitThatFar() throws Exception {
        var units = Files.createDirectory(folder.resolve("units"));
        var dropIn = units.resolve("restic-manager-agent.service.d/restore-roots.conf");

        assertThat(run("policy", "allow-restore", "/srv/100% \"ours\"").exit()).isZero();
        var said = run("policy", "apply", "--unit-dir", units.toString());

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains(dropIn.toString(), "systemctl daemon-reload");
        assertThat(Files.readAllLines(dropIn)).contains("[Service]", "ReadWritePaths=\"-/srv/100%% \\\"ours\\\"\"")
                .noneMatch(line -> line.contains("restic-restore"));
        Files.delete(policy());
        run("policy", "apply", "--unit-dir", units.toString());
        assertThat(dropIn).doesNotExist();
    }

    @Test
    void policyApplyIsDoneWhereThereIsNoSystemd() {
        var said = run("policy", "apply", "--unit-dir", folder.resolve("none").toString());

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("no systemd");
    }

    @Test
    void policyApplyOpensNothingForAFileThatIsNotUsable() throws Exception {
        Files.writeString(policy(), "{\"restore_roots\": [\"/srv\", 1]}");

        assertThat(run("policy", "apply", "--unit-dir", folder.toString()).exit()).isEqualTo(1);

        assertThat(folder.resolve("restic-manager-agent.service.d")).doesNotExist();
    }

    @Test
    void policyAllowRepositoryAddsToTheHostOfTheFirstConfiguration() {
        var machine = EnrolledMachine.in(folder);
        machine.veto(Optional::empty)
                .refusal(EnrolledMachine.config(1, "rest:http://nas/", null));

        var said = run("policy", "allow-repository", "Other.example");

        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("nas, other.example");
        assertThat(run("policy", "show").out()).contains("repository hosts  nas, other.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allow-restore srv", "allow-restore /srv/../etc", "allow-restore",
            "allow-repository https://nas",
            "allow-repository nas:8000", "allow-repository", "widen", ""})
    void policyTellsWrongUsage(String arguments) {
        var said = run(Stream.concat(Stream.of("policy"), Arrays.stream(arguments.split(" "))
                .filter(word -> !word.isEmpty())).toArray(String[]::new));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).isNotBlank();
        assertThat(policy()).doesNotExist();
    }

    @Test
    void policyLeavesAFileAloneThatIsNotUsable() throws Exception {
        Files.writeString(policy(), "nonsense");

        var said = run("policy", "allow-restore", "/srv");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.err()).contains(policy() + " is left as it is").doesNotContain("\tat ");
        assertThat(Files.readString(policy())).isEqualTo("nonsense");
    }

    @Test
    void statusTellsThePolicyInForce() throws Exception {
        EnrolledMachine.in(folder);
        assertThat(run("status").out()).contains("policy      the default");

        Files.createSymbolicLink(policy(), Path.of("/etc/hostname"));

        assertThat(run("status").out()).contains("policy      refuses everything: " + policy() + ": it is a link");
    }

    @Test
    void enrollAllowsRestoresAndSaysWhoTheMachineIsNow() throws Exception {
        try (var hub = new StubHub().enrols("H1").enrols("H1").enrols("H2")) {
            assertThat(enroll(hub, "first", "--allow-restore", "/srv", "--allow-restore", "/home").out())
                    .isEqualTo("enrolled as host H1\n");
            assertThat(run("policy", "show").out()).contains("restore roots     /home, /srv, /var/restic-restore");
            assertThat(enroll(hub, "first").out()).isEqualTo("already enrolled as host H1\n");
            assertThat(enroll(hub, "second").out()).isEqualTo("enrolled as host H1 again, with a new identity\n");
            assertThat(enroll(hub, "third").out())
                    .startsWith("enrolled as host H2; what was kept of host H1 at " + hub.uri());
        }
    }

    @Test
    void enrollEndsWithFiveWhileAnAgentRuns() throws Exception {
        var machine = EnrolledMachine.in(folder);
        try (var hub = new StubHub(); var running = ProcessLock.take(machine.dir()).orElseThrow()) {
            var said = enroll(hub, "second");

            assertThat(said.exit()).isEqualTo(5);
            assertThat(said.err()).startsWith("restic-manager-agent: an agent runs on ").hasLineCount(1);
            assertThat(hub.asked()).isEmpty();
        }
    }

    @Test
    void enrollUsesNoTokenWhenThePolicyCanNotBeWritten() throws Exception {
        Files.writeString(policy(), "nonsense");
        try (var hub = new StubHub()) {
            assertThat(enroll(hub, "first", "--allow-restore", "/srv").exit()).isEqualTo(1);
            assertThat(enroll(hub, "first", "--allow-restore", "srv").exit()).isEqualTo(2);

            assertThat(hub.asked()).isEmpty();
        }
    }

    @Test
    void enrollSendsNothingWithAPinWhereNoKeyIsShown() throws Exception {
        try (var hub = new StubHub().enrols("H1")) {
            var said = enroll(hub, "first", "--pin", "sha256:" + "a".repeat(64), "--allow-restore", "/srv");

            assertThat(said.exit()).isEqualTo(2);
            assertThat(said.err().lines().findFirst()).hasValueSatisfying(
                    line -> assertThat(line).contains("--pin needs an https:// address", "nothing was sent"));
            assertThat(hub.asked()).isEmpty();
            assertThat(policy()).doesNotExist();
        }
    }

    @Test
    void enrollWarnsThatTokensTravelInClearAndGoesOn() throws Exception {
        try (var hub = new StubHub().enrols("H1")) {
            // Leads to this machine as well, but does not say so.
            var server = "http://0.0.0.0:" + hub.uri().getPort();

            var said = run("enroll", "--server", server, "--token", "first");

            assertThat(said.exit()).isZero();
            assertThat(said.out()).isEqualTo("enrolled as host H1\n");
            assertThat(said.err()).hasLineCount(1).contains(server, "tokens travel in clear");
        }
    }

    @Test
    void enrollDoesNotWarnOfThisVeryMachine() throws Exception {
        try (var hub = new StubHub().enrols("H1")) {
            assertThat(enroll(hub, "first").err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", ""})
    void tellsOfAllCommandsWhereNoneIsNamed(String words) {
        var arguments = Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);

        var said = run(CommandLines.agent(arguments), arguments);

        assertThat(said.out() + said.err()).containsSubsequence("  enroll ", "  run ", "  status ", "  policy ",
                "  version ");
    }

    @Test
    void knowsWhatWasMeant() {
        var said = run(CommandLines.agent("enrol"), "enrol");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("Did you mean: restic-manager-agent enroll");
    }

    @ParameterizedTest
    @ValueSource(strings = {"enroll", "run", "status", "policy", "version"})
    void makesNoOtherCommandThanTheOneThatIsNamed(String name) {
        var command = CommandLines.agent(name, "--help");

        assertThat(command.getSubcommands()).containsOnlyKeys(name);
        assertThat(run(command, name, "--help").out()).startsWith("Usage: restic-manager-agent " + name);
    }

    private Said enroll(StubHub hub, String token, String... more) {
        return run(Stream.concat(Stream.of("enroll", "--server", hub.uri().toString(), "--token", token),
                Arrays.stream(more)).toArray(String[]::new));
    }

    @BeforeEach
    void makeTheFolderOfThePolicy() throws IOException {
        Files.createDirectory(folder.resolve("etc"));
    }

    private Path policy() {
        return folder.resolve("etc/policy.json");
    }

    private Said run(String... arguments) {
        return run(CommandLines.agent(arguments), withPlaces(arguments));
    }

    private static Said run(CommandLine command, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        var exit = command.execute(arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    private String[] withPlaces(String... arguments) {
        var places = Stream.of("--state-dir", folder.resolve("state").toString(), "--policy", policy().toString());
        var bare = arguments.length == 1 && arguments[0].equals("policy") || arguments.length > 1
                && arguments[1].equals("widen");
        return bare ? arguments : Stream.concat(Arrays.stream(arguments), places).toArray(String[]::new);
    }
}
