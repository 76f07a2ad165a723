package io.resticmanager.platform.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import io.resticmanager.platform.testkit.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class EndedTest {

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Test
    void aContextThatIsToldToStopHasEndedAndAnotherOneHasNot() {
        var first = TestService.start(NATS, data.path());
        assertThatCode(() -> Ended.mustNotBe(first.context())).doesNotThrowAnyException();
        first.close();

        assertThatThrownBy(() -> Ended.mustNotBe(first.context())).hasMessage("the services have been stopped");
        try (var second = TestService.start(NATS, data.path())) {
            assertThatCode(() -> Ended.mustNotBe(second.context())).doesNotThrowAnyException();
        }
    }
}
