package io.resticmanager.tests.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.contracts.snapshot.SnapshotList;
import org.awaitility.Awaitility;

/** What an administrator does over the API. */
public record Administrator(ApiClient api, String password) {

    public static final String NAME = "alice";
    private static final Duration JOB = Duration.ofSeconds(90);

    /** Uses the set-up link and signs in. */
    public static Administrator first(ApiClient api, String setupUrl) throws Exception {
        var password = Secret.of("administrator");
        api.post("/api/setup", Map.of("token", setupUrl.replaceFirst(".*token=", ""), "username", NAME, "password",
                password)).expect(201);
        return new Administrator(api, password).signIn();
    }

    public Administrator signIn() throws Exception {
        api.signIn(NAME, password).expect(201);
        return this;
    }

    /** @return the answer with the enrolment token */
    public ApiClient.Answer mint(String host, Repository repository) throws Exception {
        return api.post("/api/enrolment-tokens", Map.of("name", host, "tags", List.of("test"), "repo_url",
                repository.url(), "repo_username", repository.user(), "repo_password", repository.password(),
                "server_password", repository.serverPassword())).expect(201);
    }

    public void awaitOnline(String hostId) {
        Awaitility.await("host " + hostId + " is online")
                .until(() -> "online".equals(api.get("/api/hosts/" + hostId).get("status").getStringValue()));
    }

    public String run(String hostId, JobKind kind) throws Exception {
        return api.post("/api/hosts/" + hostId + "/jobs", Map.of("kind", kind.name())).expect(202).text("job_id");
    }

    public String run(String hostId, JobKind kind, Map<String, Object> options) throws Exception {
        return ask(hostId, kind, options).expect(202).text("job_id");
    }

    public ApiClient.Answer ask(String hostId, JobKind kind, Map<String, Object> options) throws Exception {
        return api.post("/api/hosts/" + hostId + "/jobs", Map.of("kind", kind.name(), "options", options));
    }

    /** All that a job found, item by item. */
    public List<Item> items(String jobId) throws Exception {
        var items = new ArrayList<Item>();
        for (Long after = 0L; after != null;) {
            var page = Json.read(api.get("/api/jobs/%s/items?limit=200&after=%d".formatted(jobId, after)),
                    JobsRpc.ItemPage.class);
            items.addAll(page.items());
            after = page.next();
        }
        return items;
    }

    public String backUp(String hostId, Source source) throws Exception {
        return askForBackup(hostId, new BackupOptions(null, source)).expect(202).text("job_id");
    }

    public ApiClient.Answer askForBackup(String hostId, BackupOptions options) throws Exception {
        return api.post("/api/hosts/" + hostId + "/jobs", Map.of("kind", "backup", "options", Json.tree(options)));
    }

    /** Waits until restic has read something, so that whatever happens next happens in the middle. */
    public Job awaitUnderWay(String jobId) {
        return await(jobId, "is under way", JOB, job -> job.status().over()
                || job.status() == JobStatus.running && job.progress() != null && job.progress().bytesDone() > 0);
    }

    /** Waits until it is known and has begun. */
    public void awaitRunning(String jobId) {
        Awaitility.await("job " + jobId + " runs").until(() -> api.ask("/api/jobs/" + jobId),
                answer -> answer.status() == 200 && !answer.text("status").equals(JobStatus.queued.name()));
    }

    public Job awaitOver(String jobId) {
        return awaitOver(jobId, JOB);
    }

    public Job awaitOver(String jobId, Duration atMost) {
        return await(jobId, "is over", atMost, job -> job.status().over());
    }

    private Job await(String jobId, String what, Duration atMost, Predicate<Job> condition) {
        return Awaitility.await("job " + jobId + " " + what).atMost(atMost)
                .until(() -> find(jobId), found -> found.filter(condition).isPresent()).orElseThrow();
    }

    // Whoever waits asks again when a service is away for a moment.
    private Optional<Job> find(String jobId) throws Exception {
        var answer = api.ask("/api/jobs/" + jobId);
        return answer.status() == 503 ? Optional.empty() : Optional.of(Json.read(answer.expect(200).body(), Job.class));
    }

    /** The whole stored log of a job that is over. */
    public List<LogLine> completeLog(String jobId) {
        var page = Awaitility.await("the log of " + jobId + " is complete")
                .until(() -> log(jobId), found -> found.complete());
        return page.lines();
    }

    private LogPage log(String jobId) throws Exception {
        var lines = new ArrayList<LogLine>();
        var page = Json.read(api.get("/api/jobs/" + jobId + "/log?after=0"), LogPage.class);
        lines.addAll(page.lines());
        while (!page.complete() && !page.lines().isEmpty()) {
            page = Json.read(api.get("/api/jobs/" + jobId + "/log?after=" + page.next()), LogPage.class);
            lines.addAll(page.lines());
        }
        return new LogPage(lines, page.next(), page.complete());
    }

    /** The ids of a host's snapshots once there are so many; the report of them follows the end of the job. */
    public List<String> awaitSnapshots(String hostId, int count) {
        return Awaitility.await(count + " snapshots are listed").until(() -> snapshots(hostId),
                ids -> ids.size() >= count);
    }

    private List<String> snapshots(String hostId) throws Exception {
        var listed = Json.read(api.get("/api/hosts/" + hostId + "/snapshots?limit=200"), SnapshotList.class);
        return listed.items().stream().map(Snapshot::id).toList();
    }

    @Override
    public String toString() {
        return "Administrator";
    }
}
