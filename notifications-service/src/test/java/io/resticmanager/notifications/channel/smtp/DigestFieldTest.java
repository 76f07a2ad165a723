package io.resticmanager.notifications.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.notifications.channel.ChannelType.Parsed;
import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.Ways;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The part of a mail channel's configuration that asks for one mail a day. */
class DigestFieldTest {

    private static Ways ways;

    @BeforeAll
    static void start() {
        ways = new Ways();
    }

    @AfterAll
    static void stop() {
        ways.close();
    }

    @Test
    void shouldBeATimeInAZone() throws Json.Malformed {
        var parsed = ways.smtp().parse(config("{\"at\":\"08:05\",\"time_zone\":\"Europe/Berlin\"}"));

        assertThat(parsed).isInstanceOfSatisfying(Parsed.Valid.class, valid -> {
            assertThat(valid.destination().digest())
                    .contains(new Daily(LocalTime.of(8, 5), ZoneId.of("Europe/Berlin")));
            assertThat(valid.destination().summary())
                    .isEqualTo("ops@home.example over mail.example, digest daily at 08:05 Europe/Berlin");
        });
    }

    @Test
    void shouldBeAbsentWhereItIsAbsentOrNull() {
        for (var none : new JsonNode[]{config((JsonNode) null), config(JsonNode.nullNode())}) {
            assertThat(ways.smtp().parse(none)).isInstanceOfSatisfying(Parsed.Valid.class, valid -> {
                assertThat(valid.destination().digest()).isEmpty();
                assertThat(valid.destination().summary()).isEqualTo("ops@home.example over mail.example");
            });
        }
    }

    @Test
    void shouldSayAtItsFieldsWhatIsWrong() throws Json.Malformed {
        assertThat(Samples.errors(ways.smtp(), config("{}"))).containsOnlyKeys("digest.at", "digest.time_zone");
        assertThat(Samples.errors(ways.smtp(),
                config("{\"at\":\"08:05\",\"time_zone\":\"UTC\",\"every\":\"week\"}")))
                .containsOnlyKeys("digest.every");
        for (var at : new String[]{"8:00", "24:00", "08:60", "08:00:01", "noon", "-1:00"}) {
            assertThat(Samples.errors(ways.smtp(), config("{\"at\":\"%s\",\"time_zone\":\"UTC\"}".formatted(at))))
                    .as(at).containsOnlyKeys("digest.at");
        }
        for (var zone : new String[]{"Mars/Base", "+02:00", "europe/berlin", "GMT+2"}) {
            assertThat(Samples.errors(ways.smtp(),
                    config("{\"at\":\"08:00\",\"time_zone\":\"%s\"}".formatted(zone))))
                    .as(zone).containsOnlyKeys("digest.time_zone");
        }
        assertThat(Samples.errors(ways.smtp(), config("\"08:00\""))).containsOnlyKeys("digest");
    }

    private static JsonNode config(String digest) throws Json.Malformed {
        return config(Json.read(digest, JsonNode.class));
    }

    private static JsonNode config(JsonNode digest) {
        var fields = new HashMap<String, JsonNode>();
        for (var field : Map.of("host", "mail.example", "port", "587", "from", "backups@home.example", "to",
                "ops@home.example").entrySet()) {
            fields.put(field.getKey(), JsonNode.createStringNode(field.getValue()));
        }
        if (digest != null) {
            fields.put("digest", digest);
        }
        return JsonNode.createObjectNode(fields);
    }
}
