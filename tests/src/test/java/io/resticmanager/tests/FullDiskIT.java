package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.SmallDisk;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.Services;
import io.resticmanager.tests.kit.Sluice;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The disk of the control plane fills up in the middle of a backup: people are told, changes are refused with the cause, no word of the
 * agent is lost, and once there is room all of it goes on without a restart. Mounts a small disk, which needs root.
 */
final class FullDiskIT {

    /** More than /health wants, so that there is something to tell. */
    private static final int MEBIBYTES = 320;
    private static final int HELD_AFTER = 512 * 1024;
    private static final String FULL = "The disk of this server is full.";
    private static final Pattern HEALTH = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/health");
    private static final Duration COMMAND = Duration.ofMinutes(1);

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private SmallDisk disk;
    private Sluice sluice;
    private StackProcess stack;
    private Administrator alice;
    private Host ada;

    @Test
    void aFullDiskIsToldLosesNothingAndIsGotOver() throws Exception {
        disk = stage.add(SmallDisk.on(stage.folder("disk"), MEBIBYTES));
        begin();
        var broker = stack.broker().pid();
        assertThat(alice.api().page("/")).doesNotContain("The disk of this server");
        var job = backUpHalfway();

        disk.fill();
        changesAreRefusedWithTheCause();
        sluice.open();
        Awaitility.await("the backup is made").until(() -> Restic.snapshots(ada.repository()).size() == 1);
        peopleAreTold();
        copiesOfTheStateFitElsewhereAlone();
        assertThat(alice.api().get("/api/jobs/" + job).get("status").getStringValue()).isEqualTo("running");

        disk.makeRoom();
        allGoesOn(job);
        assertThat(stack.process().isAlive()).isTrue();
        assertThat(stack.broker().pid()).isEqualTo(broker);
    }

    @Test
    void theDiskOfOneProcessOfManyIsToldOnThePagesOfAnother() throws Exception {
        stage.add(SmallDisk.on(stage.folder("data-" + Services.JOBS), 64));
        var services = Services.forAgents(stage, nats.environment());
        alice = services.administrator();

        Awaitility.await("the pages tell").untilAsserted(() -> assertThat(alice.api().page("/jobs")).contains(
                "The disk of this server is nearly full.",
                " free at %s (%s).".formatted(services.data(Services.JOBS), Services.JOBS)));
    }

    private void begin() throws Exception {
        var storage = new StorageServer(stage, "ada");
        sluice = storage.sluice();
        stack = StackProcess.up(stage, data());
        alice = stack.administrator();
        ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada", sluice)).initialised();
    }

    private Path data() {
        return disk.path().resolve("data");
    }

    private String backUpHalfway() throws Exception {
        sluice.holdAfter(HELD_AFTER);
        var job = ada.backUp(Source.of(List.of(Sample.noise(stage.folder("noise"), 3).toString())));
        alice.awaitUnderWay(job);
        return job;
    }

    private void changesAreRefusedWithTheCause() throws Exception {
        var order = Awaitility.await("the jobs-service can not store").until(
                () -> alice.ask(ada.id(), JobKind.stats, Map.of()), answer -> answer.status() != 202);
        var signIn = Awaitility.await("the gateway can not store").until(
                () -> new ApiClient(stack.url()).signIn(Administrator.NAME, alice.password()),
                answer -> answer.status() != 201);

        assertThat(List.of(order, signIn)).allSatisfy(answer -> {
            assertThat(answer.expect(503).text("type")).endsWith(":not-stored");
            assertThat(answer.text("detail")).contains("the disk is full: make room");
        });
    }

    private void peopleAreTold() {
        Awaitility.await("the dashboard tells").untilAsserted(() -> assertThat(alice.api().page("/")).contains(FULL,
                " free at " + data() + ".", "Make room"));
        Awaitility.await("it is not ready").untilAsserted(() -> assertThat(readiness()).isEqualTo(503));
    }

    private int readiness() throws Exception {
        var health = HEALTH.matcher(stack.process().err()).results().findFirst().orElseThrow().group();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(health + "/readiness")).build(),
                    BodyHandlers.discarding()).statusCode();
        }
    }

    private void copiesOfTheStateFitElsewhereAlone() throws Exception {
        var here = backUpState(disk.path().resolve("copy.zip"));
        var elsewhere = stage.folder("copies").resolve("copy.zip");
        var there = backUpState(elsewhere);

        assertThat(here.awaitExit(COMMAND)).isEqualTo(1);
        assertThat(here.err()).contains("copy.zip can not be written", "MiB are needed in " + disk.path(),
                "Make room, or name a file on another disk").doesNotContain("\tat ");
        try (var left = Files.list(disk.path())) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("data", "filler");
        }
        assertThat(there.awaitExit(COMMAND)).as(there.err()).isZero();
        assertThat(there.out()).contains("the audit log does not tell of this copy");
        assertThat(elsewhere).isNotEmptyFile();
    }

    private Child backUpState(Path file) throws IOException {
        return stage.start("backup-state", Builds.stack(List.of("backup-state", file.toString(), "--data-dir",
                data().toString())), Map.of());
    }

    private void allGoesOn(String jobId) throws Exception {
        var job = ada.succeeded(jobId);

        assertThat(Restic.snapshots(ada.repository())).containsExactly(job.summary().snapshotId());
        var log = alice.completeLog(jobId);
        assertThat(log).isNotEmpty().extracting(line -> line.n())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
        Awaitility.await("the banner goes").untilAsserted(
                () -> assertThat(alice.api().page("/")).contains("<!DOCTYPE html>")
                        .doesNotContain("disk of this server"));
        Awaitility.await("it is ready").untilAsserted(() -> assertThat(readiness()).isEqualTo(200));
        assertThat(new Administrator(new ApiClient(stack.url()), alice.password()).signIn()).isNotNull();
        ada.done(JobKind.stats, Map.of());
    }
}
