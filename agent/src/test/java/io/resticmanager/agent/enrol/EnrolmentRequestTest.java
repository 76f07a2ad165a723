package io.resticmanager.agent.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentRequestTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://manager.example:8443     | false
            https://192.0.2.7                | false
            http://127.0.0.1:8480            | false
            http://127.8.9.10                | false
            http://[::1]:8480                | false
            http://localhost:8480            | false
            http://LocalHost                 | false
            http://192.0.2.7:8480            | true
            http://[2001:db8::1]             | true
            http://0.0.0.0:8480              | true
            http://manager.example           | true
            http://127.0.0.1.evil.example    | true
            http://localhost.evil.example    | true
            """)
    void shouldKnowWhereTokensTravelInClear(String server, boolean inClear) {
        assertThat(request(server).travelsInClear()).isEqualTo(inClear);
    }

    @Test
    void shouldTellNoTokenWhenItIsPrinted() {
        assertThat(request("https://manager.example")).asString().doesNotContain("secret token");
    }

    private static EnrolmentRequest request(String server) {
        return new EnrolmentRequest(EnrolmentRequest.parseServer(server), "secret token", null, null);
    }
}
