package io.resticmanager.notifications.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import io.resticmanager.notifications.channel.text.Hostile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"ops@home.example", "a.b+c@mail.home.example", "root@localhost", "o'neil@home.example",
            "Ops Room <ops@home.example>", "\"Müller, Eva\" <ops@home.example>"})
    void shouldTakeOneMailbox(String text) {
        assertThat(MailAddress.of(text)).hasValueSatisfying(
                address -> assertThat(address.address()).matches("[^<> ]+@[a-z.]+"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops", "ops@", "@home.example", "a@b.example, c@d.example", "a@b.example c@d.example",
            "team: a@b.example;", "a@b.example\r\nBcc: eve@evil.example", "<a@b.example", "a b@c.example",
            "müller@home.example", "a@höme.example", "a@b@c.example", "a@b.example>\r\nRCPT TO:<c@d.example"})
    void shouldRefuseWhatIsNoneOrMoreThanOne(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
    }

    @Test
    void whatIsTakenIsSafeToWrite() {
        Hostile.texts(2000).flatMap(text -> Stream.of(text + "@home.example", text + " <a@b.example>",
                "\"" + text + "\" <a@b.example>", "a@" + text)).forEach(
                        text -> MailAddress.of(text).ifPresent(address -> {
                            assertThat(address.address()).matches("[\\x21-\\x7e]+");
                            // A folded header goes on with a blank; anything else would be another one.
                            assertThat(address.anew().toString()).matches("([^\\r\\n]|\\r\\n )+");
                        }));
    }
}
