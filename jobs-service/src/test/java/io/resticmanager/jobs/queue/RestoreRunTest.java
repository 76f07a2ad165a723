package io.resticmanager.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.stage.Frames;
import io.resticmanager.jobs.stage.Gateway;
import io.resticmanager.jobs.stage.Plans;
import io.resticmanager.jobs.stage.Restores;
import io.resticmanager.jobs.stage.Stage;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RestoreRunTest {

    @RegisterExtension
    static final Stage STAGE = new Stage();

    private final Restores restores = new Restores(STAGE);

    @Test
    void shouldSendWhatWasChosenWithTheFullIdAndWithoutTheTypedName() throws Json.Malformed {
        var host = restores.connectedHost("ada");
        var wish = Restores.with(Restores.inPlace("ada", "/srv/a", "/srv/a/b"), "overwrite", "if-newer");

        var id = restores.order(host, Restores.with(wish, "snapshot_id", Restores.SNAPSHOT.substring(0, 63)),
                Gateway.ROOT);

        var sent = Json.read(STAGE.hub().awaitRun(id).options(), RestoreOptions.class);
        assertThat(sent).isEqualTo(new RestoreOptions(Restores.SNAPSHOT, List.of("/srv/a"),
                new RestoreOptions.Target(RestoreOptions.Mode.in_place), null, "if-newer"));
        assertThat(Json.read(STAGE.gateway().job(id).options(), RestoreOptions.class)).isEqualTo(sent);
    }

    @Test
    void shouldLetEachRoleDoNoMoreThanItMay() {
        var host = restores.offlineHost("ada", "0.18.0");
        var other = STAGE.offlineHost();
        var own = Restores.toDirectory("/a");
        var elsewhere = Restores.toDirectoryOf(other, "/a");
        var over = Restores.inPlace("ada", "/a");

        assertThat(List.of(own, elsewhere, over)).allSatisfy(
                wish -> assertThat(restores.refusal(host, wish, Gateway.CHARLIE).status()).isEqualTo(403));
        assertThat(List.of(elsewhere, over)).allSatisfy(wish -> {
            var problem = restores.refusal(host, wish, Gateway.ALICE);
            assertThat(problem.status()).isEqualTo(403);
            assertThat(problem.detail()).contains("admin");
        });
        assertThat(restores.order(host, own, Gateway.ALICE)).isNotEmpty();
        assertThat(List.of(elsewhere, over))
                .allSatisfy(wish -> assertThat(restores.order(host, wish, Gateway.ROOT)).isNotEmpty());
    }

    @Test
    void shouldAskForTheNameThatTheHostHasNow() {
        var host = restores.offlineHost("ada", "0.18.0");
        STAGE.hub().known(host, "Ada-2", "0.18.0");

        for (var typed : List.of("", "ada", "ada-2", "Ada-2x", host)) {
            var problem = restores.refusal(host, Restores.inPlace(typed, "/a"), Gateway.ROOT);
            assertThat(problem.status()).as(typed).isEqualTo(422);
            assertThat(problem.errors()).as(typed).singleElement().satisfies(error -> {
                assertThat(error.field()).isEqualTo("options.confirm_host_name");
                assertThat(error.message()).contains("Ada-2");
            });
        }
        assertThat(restores.order(host, Restores.inPlace("Ada-2", "/a"), Gateway.ROOT)).isNotEmpty();
    }

    @Test
    void shouldAskForTheNameAgainWhenARestoreIsRepeated() {
        var host = restores.offlineHost("ada", "0.18.0");
        var job = STAGE.gateway().job(restores.order(host, Restores.inPlace("ada", "/a"), Gateway.ROOT));

        var again = STAGE.gateway().refusal(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.restore, job.options()),
                Gateway.ROOT);

        assertThat(again.errors()).extracting(FieldError::field).containsExactly("options.confirm_host_name");
    }

    @Test
    void shouldNotReplaceFilesWhileTheHostsNameCanNotBeKnown() {
        var host = STAGE.offlineHost();

        assertThat(restores.refusal(host, Restores.inPlace("ada", "/a"), Gateway.ROOT).status()).isEqualTo(404);
    }

    @Test
    void shouldTellAllThatIsWrongTogether() {
        var host = restores.offlineHost("ada", "0.16.4");
        var wish = Restores.with(Restores.with(Restores.inPlace("eve", "/a"), "overwrite", "never"), "snapshot_id",
                "0123456789");

        var problem = restores.refusal(host, wish, Gateway.ROOT);

        assertThat(problem.errors()).extracting(FieldError::field).containsExactly("options.snapshot_id",
                "options.confirm_host_name", "options.overwrite");
        assertThat(problem.errors().getFirst().message()).contains("0123456789", "Run snapshots");
        assertThat(problem.errors().getLast().message()).contains("0.17", "0.16.4");
    }

    @Test
    void shouldChooseWhatToOverwriteOnlyWhereResticCan() {
        var overwrite = "options.overwrite";
        for (var restic : List.of("0.14.0", "0.16.5", "dev")) {
            var host = restores.offlineHost("ada", restic);
            var wish = Restores.with(Restores.inPlace("ada", "/a"), "overwrite", "if-changed");
            assertThat(restores.refusal(host, wish, Gateway.ROOT).errors()).as(restic)
                    .extracting(FieldError::field).containsExactly(overwrite);
            assertThat(restores.order(host, Restores.with(wish, "overwrite", "always"), Gateway.ROOT)).isNotEmpty();
        }
        for (var restic : List.of("0.17.0", "0.18.1-dev", "1.0.0")) {
            var host = restores.offlineHost("ada", restic);
            var wish = Restores.with(Restores.inPlace("ada", "/a"), "overwrite", "if-changed");
            assertThat(restores.order(host, wish, Gateway.ROOT)).as(restic).isNotEmpty();
        }
    }

    @Test
    void shouldKnowNoSnapshotOfAnotherHost() {
        var ada = STAGE.offlineHost();
        restores.offlineHost("bob", "0.18.0");

        assertThat(restores.refusal(ada, Restores.toDirectory("/a"), Gateway.ALICE).errors())
                .extracting(FieldError::field).containsExactly("options.snapshot_id");
    }

    @Test
    void shouldRefuseATargetThatIsNotThere() {
        var host = restores.offlineHost("ada", "0.18.0");
        var gone = STAGE.offlineHost();
        STAGE.hub().removed(gone);
        STAGE.events().await(Event.HostRemoved.class, event -> event.hostId().equals(gone));
        Awaitility.await("the host to be known as removed").until(() -> STAGE.service().bean(HostLookup.class)
                .find(gone) instanceof Reply.Refused<?>);

        for (var target : List.of(gone, Ids.next(), "nobody.*", "x".repeat(9_000))) {
            assertThat(restores.refusal(host, Restores.toDirectoryOf(target, "/a"), Gateway.ROOT).errors())
                    .extracting(FieldError::field).containsExactly("options.target.host_id");
        }
        var over = Restores.with(Restores.inPlace("ada", "/a"), "target",
                Map.of("mode", "in_place", "host_id", STAGE.offlineHost()));
        assertThat(restores.refusal(host, over, Gateway.ROOT).errors()).extracting(FieldError::field)
                .containsExactly("options.target.mode");
    }

    @Test
    void shouldNotQueueTheSameRestoreTwice() {
        var host = restores.offlineHost("ada", "0.18.0");
        var waiting = restores.order(host, Restores.toDirectory("/a"), Gateway.ALICE);

        var problem = restores.refusal(host, Restores.toDirectory("/a"), Gateway.ALICE);

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.detail()).contains(waiting, "restore");
        assertThat(restores.order(host, Restores.toDirectory("/b"), Gateway.ALICE)).isNotEmpty();
        STAGE.gateway().get(JobsRpc.CANCEL, new JobsRpc.JobId(waiting));
        assertThat(restores.order(host, Restores.toDirectory("/a"), Gateway.ALICE)).isNotEmpty();
    }

    @Test
    void shouldRestoreOnAPausedHostBehindTheBackupThatWaitsThere() {
        var plans = new Plans(STAGE);
        var host = restores.offlineHost("ada", "0.18.0");
        plans.pause(host, true);
        Awaitility.await("paused").until(() -> STAGE.service().bean(HostLookup.class).isPaused(host));
        var backup = STAGE.gateway().backup(host, "/etc");
        var restore = restores.order(host, Restores.toDirectory("/a"), Gateway.ALICE);

        STAGE.hub().connect(host);
        STAGE.hub().online(host);
        STAGE.hub().awaitRun(backup);
        STAGE.hub().say(host, Frames.started(backup, JobKind.backup));
        STAGE.awaitStatus(backup, JobStatus.running);
        var meanwhile = STAGE.hub().runs(restore);
        STAGE.hub().say(host, Frames.succeeded(backup, JobKind.backup));

        assertThat(STAGE.hub().awaitRun(restore).kind()).isEqualTo(JobKind.restore);
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void shouldWriteDownEachRestoreWithAllThatWasChosen() {
        var host = restores.offlineHost("ada", "0.18.0");
        var many = IntStream.range(0, 23).mapToObj("/srv/%02d"::formatted).toArray(String[]::new);

        var over = restores.order(host,
                Restores.with(Restores.inPlace("ada", "/srv/new\nline\u202e"), "overwrite", "never"), Gateway.ROOT);
        var fresh = restores.order(host, Restores.toDirectory(many), Gateway.ALICE);
        var all = restores.order(host, Restores.toDirectory(), Gateway.ALICE);

        var told = audited(host, over);
        assertThat(told.action()).isEqualTo("host.restore");
        assertThat(told.result()).isEqualTo("ok");
        assertThat(told.actor()).isEqualTo("root");
        assertThat(told.address()).isEqualTo("127.0.0.1");
        assertThat(told.details()).isEqualTo("job " + over + ": snapshot " + Restores.SNAPSHOT
                + ", 1 path: /srv/new<U+000A>line<U+202E>, in place, overwrite never");
        assertThat(audited(host, fresh).details()).contains("23 paths: /srv/00, ", "/srv/19, …, to a new directory")
                .doesNotContain("/srv/20");
        assertThat(audited(host, all).details()).endsWith(", all of it, to a new directory");
    }

    @Test
    void shouldWriteDownWhoWasNotLetRestore() {
        var host = restores.offlineHost("ada", "0.18.0");
        restores.refusal(host, Restores.inPlace("ada", "/a"), Gateway.ALICE);
        restores.refusal(host, Restores.inPlace("bob", "/a"), Gateway.ROOT);
        restores.refusal(host, Restores.inPlace("", "/a"), Gateway.ROOT);

        assertThat(List.of("This needs the role admin.; snapshot", "is not the host's name: bob; snapshot",
                "name was not typed; snapshot")).allSatisfy(words -> {
                    var told = audited(host, words);
                    assertThat(told.action()).isEqualTo("host.restore");
                    assertThat(told.result()).isEqualTo("refused");
                    assertThat(told.details()).contains("1 path: /a, in place");
                });
        assertThat(STAGE.gateway().get(JobsRpc.LIST, new JobsRpc.Query(host, null, null, 10, null)).items()).isEmpty();
    }

    private static Event.AuditRecorded audited(String host, String words) {
        return STAGE.events().await(Event.AuditRecorded.class,
                it -> host.equals(it.hostId()) && it.details() != null && it.details().contains(words));
    }
}
