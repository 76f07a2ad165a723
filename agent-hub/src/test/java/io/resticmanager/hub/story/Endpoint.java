package io.resticmanager.hub.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

import io.resticmanager.contracts.agent.Enrolment;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.secret.Tokens;
import org.jspecify.annotations.Nullable;

/** A machine that enrols, and remembers who it is. */
public final class Endpoint {

    static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String token;

    private final String agentToken;

    private @Nullable String hostId;

    private Endpoint(String token, String agentToken) {
        this.token = token;
        this.agentToken = agentToken;
    }

    public static Endpoint withToken(String token) {
        return new Endpoint(token, Tokens.mint());
    }

    /** The same machine, trying another token. */
    public Endpoint tries(String otherToken) {
        return new Endpoint(otherToken, agentToken);
    }

    public Enrolment.Request request(@Nullable String name) {
        return new Enrolment.Request(token, agentToken, "ada.example.org", name, "linux", "amd64", "0.1.0");
    }

    /** @throws AssertionError when it is refused */
    public Endpoint enrolAt(RunningHub hub) {
        var response = tryAt(hub);
        if (response.statusCode() != 200) {
            throw new AssertionError("enrolment answered " + response.statusCode() + ": " + response.body());
        }
        hostId = answer(response).hostId();
        return this;
    }

    public HttpResponse<String> tryAt(RunningHub hub) {
        return post(hub.http("/agent/enroll"), Json.text(request(null)));
    }

    public static Enrolment.Answer answer(HttpResponse<String> response) {
        try {
            return Json.read(response.body(), Enrolment.Answer.class);
        } catch (Json.Malformed e) {
            throw new AssertionError("not an answer: " + response.body(), e);
        }
    }

    public static HttpResponse<String> post(URI uri, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer from " + request.uri(), e);
        }
    }

    public String hostId() {
        return Objects.requireNonNull(hostId, "not enrolled");
    }

    public String agentToken() {
        return agentToken;
    }

    /** Its agent, connected. */
    public TestAgent connectTo(RunningHub hub) {
        return TestAgent.connect(hub.socket(), agentToken);
    }
}
