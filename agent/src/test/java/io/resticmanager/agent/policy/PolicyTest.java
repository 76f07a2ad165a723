package io.resticmanager.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.job.JobKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

    private static final Policy NARROW = new Policy(true, Optional.empty(), Set.of(JobKind.backup, JobKind.restore),
            List.of(Path.of("/srv/restored"), Path.of("/home")), Set.of("dump-db"),
            Optional.of(Set.of("nas", "local")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            backup  | true
            restore | true
            prune   | false
            forget  | false
            init    | false
            """)
    void shouldAllowTheKindsThatItLists(JobKind kind, boolean allowed) {
        assertThat(NARROW.kind(kind).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dump-db          | true
            other            | false
            *                | false
            ../dump-db       | false
            /bin/sh          | false
            dump-db; reboot  | false
            """)
    void shouldAllowTheHooksThatItLists(String hook, boolean allowed) {
        assertThat(NARROW.hook(hook).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /srv/restored            | true
            /srv/restored/a/b        | true
            /home/ada                | true
            /srv                     | false
            /srv/restored-not        | false
            /                        | false
            /etc/passwd              | false
            /home/../etc/passwd      | false
            home/ada                 | false
            """)
    void shouldAllowRestoresBelowItsRoots(Path target, boolean allowed) {
        assertThat(NARROW.restoreInto(target, UnaryOperator.identity()).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void shouldJudgeARestoreByWhereItsPathReallyLeads() {
        UnaryOperator<Path> link = path -> path.startsWith("/home/ada/link")
                ? Path.of("/etc").resolve(Path.of("/home/ada/link").relativize(path))
                : path;

        assertThat(NARROW.restoreInto(Path.of("/home/ada/link/passwd"), link)).isPresent();
    }

    @Test
    void shouldNotTakeTwoPathsThatLeadNowhereForTheSame() {
        assertThat(NARROW.restoreInto(Path.of("/home/ada"), _ -> Path.of(""))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rest:http://nas:8000/ada/       | true
            rest:https://NAS/other/         | true
            sftp:ada@nas:/srv               | true
            /mnt/disk                       | true
            rest:http://evil.example/ada/   | false
            rest:http://nas@evil.example/   | false
            b2:nas:ada                      | false
            nonsense:nas                    | false
            """)
    void shouldAllowRepositoriesOnItsHosts(String repository, boolean allowed) {
        assertThat(NARROW.repository(repository).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void shouldNameTheRuleAndTheNextStep() {
        assertThat(NARROW.kind(JobKind.prune).orElseThrow())
                .isEqualTo(new Refusal("policy.kind", "The policy of this host does not allow prune jobs. To allow"
                        + " them, add \"prune\" to \"kinds\" in the host's policy file."));
        assertThat(NARROW.hook("x").orElseThrow().rule()).isEqualTo("policy.hook");
        assertThat(NARROW.restoreInto(Path.of("/etc"), UnaryOperator.identity()).orElseThrow().rule())
                .isEqualTo("policy.restore_root");
        var redirected = NARROW.repository("rest:https://evil.example/").orElseThrow();
        assertThat(redirected.rule()).isEqualTo("policy.repository_host");
        assertThat(redirected.message()).contains("restic-manager-agent policy allow-repository evil.example");
    }

    @ParameterizedTest
    @EnumSource(JobKind.class)
    void shouldAllowEveryKindByDefault(JobKind kind) {
        assertThat(Policy.byDefault(Optional.empty()).kind(kind)).isEmpty();
    }

    @Test
    void shouldByDefaultAllowTheRestoreDirectoryAloneAnyHookAndTheFirstRepository() {
        var usual = Policy.byDefault(Optional.of(Set.of("nas")));

        assertThat(usual.restoreInto(Path.of("/var/restic-restore/x"), UnaryOperator.identity())).isEmpty();
        assertThat(usual.restoreInto(Path.of("/home"), UnaryOperator.identity())).isPresent();
        assertThat(usual.hook("anything")).isEmpty();
        assertThat(usual.hook("../anything")).isPresent();
        assertThat(usual.repository("rest:http://nas/")).isEmpty();
        assertThat(usual.repository("rest:http://evil.example/")).isPresent();
        assertThat(Policy.byDefault(Optional.empty()).repository("rest:http://any.example/")).isEmpty();
    }

    @Test
    void shouldRefuseEverythingWhenItCanNotBeReliedOn() {
        var broken = Policy.vetoing("/etc/policy.json: it is a link");

        assertThat(List.of(broken.kind(JobKind.backup), broken.hook("dump-db"), broken.repository("/srv"),
                broken.repository("nonsense:"),
                broken.restoreInto(Policy.RESTORE_DIRECTORY, UnaryOperator.identity())))
                .allSatisfy(refusal -> assertThat(refusal.orElseThrow()).satisfies(why -> {
                    assertThat(why.rule()).isEqualTo("policy.file");
                    assertThat(why.message()).contains("it is a link", "policy show");
                }));
    }

    @Test
    void shouldTellTheHubWhatHolds() {
        assertThat(NARROW.report()).isEqualTo(new LocalPolicy(true, List.of("backup", "restore"),
                List.of("/srv/restored", "/home"), List.of("dump-db"), List.of("local", "nas")));
        assertThat(Policy.vetoing("it is broken\n at line 7").report()).isEqualTo(
                new LocalPolicy(true, List.of(), List.of(), List.of(), List.of(), "it is broken at line 7"));
    }
}
