package io.resticmanager.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who sees that something went wrong can say which request it was, and whoever reads the log finds it. */
final class RequestIdsTest {

    @AutoClose
    private static Gateway gateway;
    private static Client alice;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data, Map.of("test.broken-route", true));
        alice = Client.alice(gateway);
    }

    @Test
    void anErrorPageAndTheLogNameTheSameRequest() {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        try {
            var answer = alice.get("/broken", "Accept", "text/html");
            var id = answer.header("X-Request-Id");

            assertThat(id).matches("[0-9A-Z]{26}");
            assertThat(answer.body()).contains("request " + id);
            assertThat(log.list).anySatisfy(line -> assertThat(line.getMDCPropertyMap())
                    .containsEntry("request_id", id).containsEntry("service", "gateway"));
        } finally {
            root.detachAppender(log);
        }
    }

    @Test
    void eachAnswerHasItsOwnAndNobodyChoosesIt() {
        var one = alice.get("/api/me", "X-Request-Id", "mine").header("X-Request-Id");
        var other = alice.get("/static/no-such.css").header("X-Request-Id");

        assertThat(one).matches("[0-9A-Z]{26}").isNotEqualTo(other);
        assertThat(other).matches("[0-9A-Z]{26}");
    }
}
