package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatViewTest {

    private static final String URL = "https://hc.example/1";

    @ParameterizedTest
    @CsvSource({"60,ok,Arrives", "300,ok,Arrives", "-5,ok,Arrives", "301,off,Last arrived 5 min ago",
            "90000,off,Last arrived 1 d ago"})
    void shouldBeGreenOnlyForOneThatArrivedOfLate(long secondsAgo, String css, String word) {
        var state = view(URL, new Heartbeat(NOON.minusSeconds(secondsAgo), null)).state();

        assertThat(state.css()).isEqualTo(css);
        assertThat(state.word()).isEqualTo(word);
    }

    @Test
    void shouldSayThatOneDoesNotArriveHoweverOld() {
        assertThat(view(URL, new Heartbeat(NOON.minusSeconds(9_000), "It answered 404.")).state())
                .isEqualTo(new Tone("fail", "i-fail", "Does not arrive"));
    }

    @Test
    void shouldAskAgainSoonForTheFirstOne() {
        assertThat(view(URL, null).state().word()).isEqualTo("Not sent yet");
        assertThat(view(URL, null).again()).isEqualTo(5);
        assertThat(view(URL, new Heartbeat(NOON, null)).again()).isEqualTo(30);
        assertThat(view(null, null).state().word()).isEqualTo("Off");
        assertThat(view(null, null).again()).isEqualTo(30);
    }

    @Test
    void shouldBeAnnouncedOnceAndNotWithEachMinuteOfItsAge() {
        assertThat(view(URL, new Heartbeat(NOON.minusSeconds(400), null)).said())
                .isEqualTo(view(URL, new Heartbeat(NOON.minusSeconds(460), null)).said())
                .isNotEqualTo(view(URL, new Heartbeat(NOON, null)).said());
    }

    @Test
    void shouldNotClaimWhatNobodyTells() {
        var view = new HeartbeatView(Reply.refused(Problem.unavailable("It is being started.")), NOON);

        assertThat(view.state()).isEqualTo(new Tone("off", "i-off", "Not known just now"));
        assertThat(view.trouble()).isEqualTo("It is being started.");
        assertThat(view.last()).isNull();
        assertThat(view.again()).isEqualTo(30);
    }

    private static HeartbeatView view(@Nullable String url, @Nullable Heartbeat last) {
        return new HeartbeatView(Reply.of(new Delivering(null, url, 90, true, List.of(), last)), NOON);
    }
}
