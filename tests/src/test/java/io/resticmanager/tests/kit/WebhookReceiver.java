package io.resticmanager.tests.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.notifications.channel.kit.HttpSink;
import io.resticmanager.notifications.channel.kit.HttpSink.Taken;

/** A real receiver of webhooks. It checks each signature by the specification's own library, and can be away for a while. */
public final class WebhookReceiver implements AutoCloseable {

    private final List<Taken> before = new ArrayList<>();
    private final String secret;
    private HttpSink sink;

    WebhookReceiver(PlantedSecrets secrets) throws IOException {
        sink = HttpSink.plain();
        var key = Base64.getEncoder().encodeToString(Secret.of("signing").getBytes(StandardCharsets.UTF_8));
        secret = "whsec_" + secrets.plant("signing secret", key);
    }

    /** One request, whose signature was right. */
    public record Told(String id, String authorization, String header, JsonNode body) {

        public String field(String name) {
            return Objects.requireNonNull(body.get(name), name).getStringValue();
        }
    }

    public String url() {
        return "http://127.0.0.1:%d/hook".formatted(sink.port());
    }

    /** What it signs with. */
    public String secret() {
        return secret;
    }

    /** Nobody listens there any more. */
    public void goAway() {
        sink.close();
        before.addAll(sink.taken());
    }

    /** At the same address. */
    public void comeBack() throws IOException {
        sink = HttpSink.at(sink.port());
    }

    /** All that arrived, in the order of arrival. @throws WebhookVerificationException where a signature is wrong */
    public List<Told> told() throws Exception {
        var all = new ArrayList<>(before);
        all.addAll(sink.taken());
        var told = new ArrayList<Told>();
        for (var taken : all) {
            new Webhook(secret).verify(taken.body(), lower(taken));
            told.add(new Told(taken.header("webhook-id"), taken.header("Authorization"), taken.header("X-Team"),
                    Json.read(taken.body(), JsonNode.class)));
        }
        return told;
    }

    // As that library looks for them.
    private static Map<String, List<String>> lower(Taken taken) {
        var headers = new HashMap<String, List<String>>();
        taken.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return headers;
    }

    @Override
    public void close() {
        sink.close();
    }
}
