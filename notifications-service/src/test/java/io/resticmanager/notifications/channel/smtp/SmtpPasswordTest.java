package io.resticmanager.notifications.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.mail.AuthenticationFailedException;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.form.Fields;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.ServerKey;
import io.resticmanager.notifications.channel.kit.Ways;
import io.resticmanager.notifications.channel.text.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password goes to its server as it is, and nowhere else, whatever the server says of it. */
class SmtpPasswordTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void shouldKeepNothingThatIsSaidAboutAPassword(@TempDir Path folder) throws Exception {
        var key = ServerKey.named("dns:localhost", folder);
        try (var server = MailServer.upgrading(key); var trusting = new Ways(key.pem())) {
            var destination = Samples.valid(trusting.smtp(), "host", "localhost", "port",
                    Integer.toString(server.port()), "from", "a@b.example", "to", "a@b.example", "username", "user",
                    "password", "päss wörd");

            assertThat(destination.send(Samples.raised(), PATIENCE)).isInstanceOfSatisfying(Outcome.Permanent.class,
                    never -> {
                        assertThat(never.error()).startsWith("localhost refused user name or password (535");
                        assertThat(never.why().said()).isNull();
                    });
        }
    }

    @Test
    void shouldTellTheCodesOfARefusedPasswordAlone() {
        var settings = new SmtpSettings("mail.example", 587, Encryption.starttls,
                new SmtpSettings.Login("user", new Secret("abcdefgh")), MailAddress.of("a@b.example").orElseThrow(),
                MailAddress.of("a@b.example").orElseThrow(), null);

        assertThat(SmtpVerdict.of(new AuthenticationFailedException("x"), 454, "454 4.7.0 AUTH PLAIN YWJj", settings))
                .isEqualTo(new Outcome.Transient(
                        "mail.example can not check user name and password just now (454 4.7.0).", 454, null));
        assertThat(SmtpVerdict.of(new AuthenticationFailedException("x"), 535, "535-5.7.8 YWJj\n535 5.7.8 x", settings))
                .isEqualTo(new Outcome.Permanent(
                        "mail.example refused user name or password (535 5.7.8): give the channel valid ones.", 535,
                        false));
    }

    @Test
    void shouldSendAPasswordWithTheBlanksAroundIt() {
        assertThat(new Fields(Samples.config("password", " p w ")).secret("password"))
                .contains(new Secret(" p w "));
        assertThat(new Fields(Samples.config("password", "  ")).secret("password")).isEmpty();
    }
}
