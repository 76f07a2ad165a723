package io.resticmanager.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;
import org.jspecify.annotations.Nullable;

/** A scripted administrator who does over the HTTP API what a person does in the browser. */
final class ApiOperator implements Operator {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private @Nullable String cookie;
    private @Nullable String csrfToken;

    ApiOperator(String url) {
        this.url = url;
    }

    /** Kept beside the demonstration's data, so that a second start can sign in again. */
    @Wire
    record Administrator(String username, String password) {

        static final String NAME = "demo-admin";

        @Override
        public String toString() {
            return "Administrator[" + username + "]";
        }
    }

    void setUp(String setupToken, Administrator administrator) throws Exception {
        post("/api/setup", Map.of("token", setupToken, "username", administrator.username(),
                "password", administrator.password()), 201);
    }

    void signIn(Administrator administrator) throws Exception {
        var response = send(request("/api/sessions").POST(body(
                Map.of("username", administrator.username(), "password", administrator.password()))));
        var answer = expect(response, 201);
        csrfToken = text(answer, "csrf_token");
        cookie = String.join("; ", response.headers().allValues("set-cookie").stream()
                .map(header -> header.split(";", 2)[0]).toList());
    }

    @Override
    public String mintToken(String hostName, Repository repository) throws Exception {
        return text(post("/api/enrolment-tokens", Map.of(
                "name", hostName,
                "tags", List.of("demo"),
                "repo_url", repository.url(),
                "repo_username", repository.user(),
                "repo_password", repository.password(),
                "server_password", repository.serverPassword()), 201), "token");
    }

    @Override
    public boolean isOnline(String hostId) throws Exception {
        return "online".equals(text(get("/api/hosts/" + hostId), "status"));
    }

    @Override
    public boolean isInitialised(String hostId) throws Exception {
        return "ready".equals(text(get("/api/hosts/" + hostId), "repository_state"));
    }

    @Override
    public String run(String hostId, JobKind kind, Optional<Source> source) throws Exception {
        var options = source.map(given -> Json.tree(new BackupOptions(null, given)))
                .orElseGet(() -> JsonNode.createObjectNode(Map.of()));
        return text(post("/api/hosts/" + hostId + "/jobs", Map.of("kind", kind.name(), "options", options), 202),
                "job_id");
    }

    @Override
    public Job job(String jobId) throws Exception {
        return Json.read(get("/api/jobs/" + jobId), Job.class);
    }

    private static String text(JsonNode answer, String field) {
        var value = answer.get(field);
        if (value == null) {
            throw new CannotStart(ExitCode.FAILED, "the answer has no " + field);
        }
        return value.getStringValue();
    }

    private JsonNode get(String path) throws Exception {
        return expect(send(request(path).GET()), 200);
    }

    private JsonNode post(String path, Map<String, ?> body, int expected) throws Exception {
        return expect(send(request(path).POST(body(body))), expected);
    }

    private static HttpRequest.BodyPublisher body(Map<String, ?> body) {
        return HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT)
                .header("Content-Type", "application/json");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        if (csrfToken != null) {
            request.header("X-CSRF-TOKEN", csrfToken);
        }
        return request;
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode expect(HttpResponse<byte[]> response, int status) throws Json.Malformed {
        var answer = Json.read(response.body(), JsonNode.class);
        if (response.statusCode() != status) {
            var detail = answer.get("detail");
            throw new CannotStart(ExitCode.FAILED, "%s answered %d: %s".formatted(
                    response.uri().getPath(), response.statusCode(),
                    detail == null ? "no detail" : detail.getStringValue()));
        }
        return answer;
    }
}
