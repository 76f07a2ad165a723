package io.resticmanager.tests.kit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.micronaut.json.tree.JsonNode;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Asks each operation of the API that the walk-through of the manual has no need of, on the host that it left behind. */
public final class RestOfTheApi {

    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private final ApiClient api;
    private final String url;
    private final Map<String, String> known = new HashMap<>();

    /** @param other a second host, with a repository */
    public RestOfTheApi(Administrator administrator, String url, String other) {
        this.api = administrator.api();
        this.url = url;
        known.put("other", other);
        known.put("password", administrator.password());
    }

    public void ask() throws Exception {
        known.put("host", first("/api/hosts?q=web-1", "id"));
        ask("POST", "/api/sessions/confirm", Map.of("password", known.get("password")), 204);
        get("/api/sessions/confirm", "/api/openapi.yml", "/api/hosts/{host}/schedules", "/api/hosts/{host}/runs",
                "/api/hosts/{host}/repository", "/api/alerts/counts", "/api/audit", "/api/audit.csv",
                "/api/audit/verify");
        known.put("alert", first("/api/alerts?status=resolved", "id"));
        get("/api/alerts/{alert}", "/api/alerts/{alert}/deliveries");
        schedules();
        jobs();
        people();
        channels();
        settings();
        credentials();
        tokens();
        ask("DELETE", "/api/hosts/{host}?confirm=web-1", null, 204);
        ask("DELETE", "/api/sessions", null, 204);
    }

    private void schedules() throws Exception {
        known.put("schedule", first("/api/hosts/{host}/schedules", "id"));
        ask("PUT", "/api/schedules/{schedule}", Map.of("revision", 1, "name", "Nightly", "enabled", true, "kind",
                "backup", "cron", "45 2 * * *", "time_zone", "UTC", "source",
                Map.of("paths", List.of("/etc/hostname"))),
                200);
        var job = ask("POST", "/api/schedules/{schedule}/run", null, 202).text("job_id");
        over(job);
        ask("POST", "/api/enrolment-tokens", Map.of("name", "mail-1", "repo_url", "rest:https://vault.example/mail-1/"),
                201);
        ask("POST", "/api/schedules/{schedule}/copy", Map.of("host_ids", List.of(known.get("other"))), 200);
        ask("DELETE", "/api/schedules/{schedule}", null, 204);
    }

    private void jobs() throws Exception {
        var empty = run("backup", Map.of("source", Map.of("paths", List.of("/no/such/folder"))));
        over(empty);
        Awaitility.await("its alert is open").until(() -> api.get("/api/alerts?status=open").get("items").size() > 0);
        known.put("alert", first("/api/alerts?status=open", "id"));
        ask("POST", "/api/alerts/{alert}/resolve", null, 200);
        var suspect = run("backup", Map.of("source", Map.of("paths", List.of("/etc/hostname", "/no/such/folder"))));
        over(suspect);
        known.put("job", suspect);
        ask("POST", "/api/jobs/{job}/confirm", null, 200);
        known.put("job", run("check", Map.of("read_data_subset", "100%")));
        ask("POST", "/api/jobs/{job}/cancel", null, 200);
        over(known.get("job"));
        known.put("job", over(run("forget", Map.of("dry_run", true, "retention", Map.of("keep_last", 1)))));
        get("/api/jobs/{job}/items");
        ask("POST", "/api/hosts/{host}/snapshots/accept", Map.of("all", true), 200);
    }

    private void people() throws Exception {
        known.put("user", ask("POST", "/api/users", Map.of("username", "eve", "role", "viewer", "password",
                "a password for eve"), 201).text("user_id"));
        ask("PATCH", "/api/users/{user}", Map.of("role", "operator"), 200);
        var eve = new ApiClient(url);
        eve.signIn("eve", "a password for eve").expect(201);
        eve.call("PUT", "/api/me/password", Map.of("current", "a password for eve", "password", "another one of eve"))
                .expect(200);
        eve.signIn("eve", "another one of eve").expect(201);
        known.put("token", eve.post("/api/api-tokens", Map.of("name", "eves script", "role", "viewer")).expect(201)
                .text("id"));
        get("/api/users", "/api/users/{user}/api-tokens", "/api/sessions?user_id={user}");
        ask("DELETE", "/api/users/{user}/api-tokens/{token}", null, 204);
        known.put("session", first("/api/sessions?user_id={user}", "id"));
        ask("DELETE", "/api/sessions/{session}", null, 204);
        known.put("invitation", ask("POST", "/api/invitations", Map.of("user_id", known.get("user")), 201).text("id"));
        get("/api/invitations");
        ask("DELETE", "/api/invitations/{invitation}", null, 204);
        ask("DELETE", "/api/users/{user}?confirm=eve", null, 204);
    }

    private void channels() throws Exception {
        var channel = Map.of("kind", "webhook", "name", "Room", "config", Map.of("url", url + "/health"));
        known.put("channel", ask("POST", "/api/notifications", channel, 201).text("id"));
        ask("POST", "/api/notifications/preview", Map.of("kind", "webhook", "config", channel.get("config")), 200);
        ask("PUT", "/api/notifications/{channel}", Map.of("severities", List.of("critical")), 200);
        ask("POST", "/api/notifications/{channel}/test", null, 200);
        get("/api/notifications", "/api/notifications/{channel}", "/api/notifications/{channel}/log");
        ask("DELETE", "/api/notifications/{channel}?confirm=Room", null, 204);
    }

    private void settings() throws Exception {
        get("/api/settings");
        ask("PATCH", "/api/settings", Map.of("job_log_days", 30), 200);
    }

    private void credentials() throws Exception {
        get("/api/hosts/{host}/repo-credentials", "/api/hosts/{host}/maintenance-credentials");
        ask("PUT", "/api/hosts/{host}/maintenance-credentials", Map.of("repo_username", "keeper", "server_password",
                "a password for the keeper"), 200);
        ask("DELETE", "/api/hosts/{host}/maintenance-credentials", null, 204);
        ask("PUT", "/api/hosts/{host}/repo-credentials", Map.of("server_password", "a new password for web-1"), 200);
    }

    private void tokens() throws Exception {
        get("/api/enrolment-tokens");
        known.put("enrolment", first("/api/enrolment-tokens", "token_id"));
        ask("DELETE", "/api/enrolment-tokens/{enrolment}", null, 204);
        known.put("token", first("/api/api-tokens", "id"));
        ask("DELETE", "/api/api-tokens/{token}", null, 204);
    }

    private String run(String kind, Map<String, Object> options) throws Exception {
        return ask("POST", "/api/hosts/{host}/jobs", Map.of("kind", kind, "options", options), 202).text("job_id");
    }

    private String over(String job) {
        Awaitility.await("job " + job + " is over").until(() -> api.ask("/api/jobs/" + job).text("status"),
                List.of("succeeded", "failed", "cancelled")::contains);
        return job;
    }

    private void get(String... paths) throws Exception {
        for (var path : paths) {
            ask("GET", path, null, 200);
        }
    }

    private String first(String path, String field) throws Exception {
        var items = ask("GET", path, null, 200).body().get("items");
        return text(items.get(0), field);
    }

    private static String text(@Nullable JsonNode item, String field) {
        if (item == null || item.get(field) == null) {
            throw new AssertionError("there is none with " + field);
        }
        return item.get(field).getStringValue();
    }

    private ApiClient.Answer ask(String verb, String path, @Nullable Object body, int expected) throws Exception {
        var filled = HOLE.matcher(path).replaceAll(hole -> known.get(hole.group(1)));
        return api.call(verb, filled, body).expect(expected);
    }
}
