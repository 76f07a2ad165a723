package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelViewsTest {

    @ParameterizedTest
    @CsvSource(value = {"204|''|204", "403|It refused our credential (403).|It refused our credential (403).",
            "418|It answered 418, which means nothing to us.|418 It answered 418, which means nothing to us.",
            "|It can not be reached.|It can not be reached.", "|''|''"}, delimiter = '|')
    void shouldNameAStatusOnce(@Nullable Integer status, String error, String answer) {
        assertThat(new AttemptView(new Attempt(ID, ID, "alert.raised", ID, "ada", 1, false, status, 12, error, NOON))
                .answer()).isEqualTo(answer);
    }

    @Test
    void shouldShowAnObjectFieldByField() {
        var preview = preview("{\"event\":\"alert.raised\",\"missed\":[{\"at\":1}],\"message\":\"a \\\"b\\\"\"}");

        assertThat(preview.fields()).containsExactly(
                new PreviewView.Field("\"event\"", "\"alert.raised\"", false),
                new PreviewView.Field("\"missed\"", "[{\"at\":1}]", false),
                new PreviewView.Field("\"message\"", "\"a \\\"b\\\"\"", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"The repository is damaged.", "", "[1]", "7", "{", "{}"})
    void shouldShowAnythingElseAsItIs(String body) {
        assertThat(preview(body).fields()).isEmpty();
        assertThat(new PreviewView(null, "A name is missing.").fields()).isEmpty();
    }

    private static PreviewView preview(String body) {
        return new PreviewView(new Preview("POST", List.of(), body), "");
    }
}
