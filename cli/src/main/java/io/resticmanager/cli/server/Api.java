package io.resticmanager.cli.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.contracts.json.Json;

/** Asks the server. Whatever is not what was asked for is a {@link CliFailure} that says why and what to do. */
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MOST = "200";

    private final URI url;
    private final String token;
    private final HttpClient http;

    Api(URI url, String token, HttpClient http) {
        this.url = url;
        this.token = token;
        this.http = http;
    }

    public URI url() {
        return url;
    }

    public JsonNode get(Query query) {
        return send("GET", query.path(), BodyPublishers.noBody());
    }

    public JsonNode get(String path) {
        return get(Query.of(path));
    }

    /** All pages of a list as one: {@code {"items": […]}}. */
    public Items all(Query query) {
        var found = Items.of(get(query.and("limit", MOST)));
        var cursor = found.next();
        while (!cursor.isEmpty()) {
            var page = Items.of(get(query.and("limit", MOST).and("cursor", cursor)));
            found = found.and(page);
            // A server that repeats itself must not keep us for ever.
            cursor = page.next().equals(cursor) ? "" : page.next();
        }
        return found;
    }

    public JsonNode post(Query query, Map<String, ?> body) {
        return send("POST", query.path(), json(body));
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return post(Query.of(path), body);
    }

    public JsonNode patch(Query query, Map<String, ?> body) {
        return send("PATCH", query.path(), json(body));
    }

    public void delete(Query query) {
        var unused = send("DELETE", query.path(), BodyPublishers.noBody());
    }

    private static BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofByteArray(Json.bytes(body));
    }

    private JsonNode send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).method(method, body)
                .header("Authorization", "Bearer " + token).header("Accept", "application/json")
                .header("Content-Type", "application/json").header("User-Agent", "restic-manager-cli").build();
        try {
            return new Answer(url, http.send(request, BodyHandlers.ofByteArray())).body();
        } catch (IOException e) {
            throw new Unreachable(url, e).failure();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw CliFailure.failed("interrupted");
        }
    }
}
