package io.resticmanager.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.resticmanager.platform.port.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthProbeTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            200, ''
            503, /health/readiness answers 503
            """)
    void itGoesByWhatTheServiceAnswers(int status, String obstacle) throws Exception {
        var service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        service.start();
        try {
            assertThat(obstacle(String.valueOf(service.getAddress().getPort()))).endsWith(obstacle)
                    .matches(said -> said.isEmpty() == obstacle.isEmpty());
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aServiceThatDoesNotAnswerIsNotReady() throws Exception {
        assertThat(obstacle(String.valueOf(FreePort.on(InetAddress.getLoopbackAddress()))))
                .contains("/health/readiness does not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "x", "123456"})
    void withoutAPortThereIsNothingToAsk(String port) {
        assertThat(obstacle(port)).contains("RM_MANAGEMENT_PORT");
    }

    private static String obstacle(String port) {
        return HealthProbe.obstacle(Map.of("RM_MANAGEMENT_PORT", port));
    }
}
