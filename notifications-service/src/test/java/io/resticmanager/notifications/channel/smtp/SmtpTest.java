package io.resticmanager.notifications.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;

import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.channel.kit.RawPeer;
import io.resticmanager.notifications.channel.kit.Samples;
import io.resticmanager.notifications.channel.kit.ServerKey;
import io.resticmanager.notifications.channel.kit.SmtpTalk;
import io.resticmanager.notifications.channel.kit.Ways;
import io.resticmanager.notifications.channel.text.Hostile;
import io.resticmanager.notifications.channel.text.OneLine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    static Path folder;
    private static ServerKey key;
    private static Ways trusting;
    private static Ways usual;

    @BeforeAll
    static void start() throws Exception {
        key = ServerKey.named("dns:localhost", folder);
        trusting = new Ways(key.pem());
        usual = new Ways();
    }

    @AfterAll
    static void stop() {
        trusting.close();
        usual.close();
    }

    @Test
    void shouldSayWhatHappenedInAPlainMail() throws Exception {
        try (var server = MailServer.plain()) {
            var mail = sent(server, Samples.raised());

            assertThat(mail.getSubject()).isEqualTo("[restic-manager] [warning] alfa-01: backup_failed");
            assertThat(mail.getContentType()).startsWith("text/plain");
            assertThat(text(mail)).isEqualTo("""
                    Repository is locked.

                    Raised at: 2026-05-04T15:42:01Z
                    Severity: warning
                    Host: alfa-01
                    Kind: backup_failed
                    Link: https://backup.example/alerts/01HALERT
                    """);
            assertThat(mail.getFrom()[0].toString()).isEqualTo("Backups <backups@home.example>");
            assertThat(mail.getAllRecipients()).hasSize(1);
            assertThat(server.taken().getFirst().from()).isEqualTo("backups@home.example");
            assertThat(server.taken().getFirst().to()).isEqualTo("ops@home.example");
        }
    }

    @Test
    void shouldThreadTheMailsOfAnAlert() throws Exception {
        try (var server = MailServer.plain()) {
            var first = sent(server, Samples.raised());
            var later = sent(server, Samples.later(NotificationEvent.RESOLVED));

            assertThat(first.getMessageID()).isEqualTo("<01HALERT@backup.example>");
            assertThat(first.getHeader("In-Reply-To")).isNull();
            assertThat(first.getHeader("References")).isNull();
            assertThat(later.getMessageID()).isEqualTo("<01HDELIVERY@backup.example>");
            assertThat(later.getHeader("In-Reply-To")).containsExactly("<01HALERT@backup.example>");
            assertThat(later.getHeader("References")).containsExactly("<01HALERT@backup.example>");
            assertThat(later.getSubject()).isEqualTo(first.getSubject());
            assertThat(text(later)).startsWith("Resolved by mira: Repository is locked.");
        }
    }

    @Test
    void shouldReferToEachMailThatToldAnAlertOfTheGroup() throws Exception {
        try (var server = MailServer.plain()) {
            var ids = List.of("01JWXAAAAAAAAAAAAAAAAAAAAA", "01JWXBBBBBBBBBBBBBBBBBBBBB", "01JWXCCCCCCCCCCCCCCCCCCCCC");

            var mail = sent(server, Samples.inThreads(ids));

            assertThat(mail.getHeader("References", null).split("\\s+")).containsExactly(
                    ids.stream().map(it -> "<%s@backup.example>".formatted(it)).toArray(String[]::new));
        }
    }

    @Test
    void shouldUpgradeBeforeItSaysItsPassword() throws Exception {
        try (var server = MailServer.upgrading(key)) {
            assertThat(guarded(trusting, server.port(), "localhost", "starttls").send(Samples.raised(), PATIENCE))
                    .isEqualTo(new Outcome.Delivered(250));
            assertThat(server.taken()).hasSize(1);
        }
    }

    @Test
    void shouldSpeakTlsFromTheFirstByte() throws Exception {
        try (var server = MailServer.secure(key)) {
            assertThat(guarded(trusting, server.port(), "localhost", "tls").send(Samples.raised(), PATIENCE))
                    .isEqualTo(new Outcome.Delivered(250));
            assertThat(guarded(trusting, server.port(), "localhost", "starttls").send(Samples.raised(),
                    Duration.ofSeconds(1))).isInstanceOf(Outcome.Transient.class);
        }
    }

    @Test
    void shouldNotBelieveAnyCertificate() throws Exception {
        try (var upgrading = MailServer.upgrading(key); var secure = MailServer.secure(key)) {
            certificateIsRefused(guarded(usual, upgrading.port(), "localhost", "starttls"));
            certificateIsRefused(guarded(usual, secure.port(), "localhost", "tls"));
            certificateIsRefused(guarded(trusting, upgrading.port(), "127.0.0.1", "starttls"));
            certificateIsRefused(guarded(trusting, secure.port(), "127.0.0.1", "tls"));
            assertThat(upgrading.taken()).isEmpty();
            assertThat(secure.taken()).isEmpty();
        }
    }

    @Test
    void shouldNotReachMetadataAsAMailServer() {
        assertThat(guarded(usual, 80, "169.254.169.254", "starttls").send(Samples.raised(), PATIENCE))
                .isInstanceOfSatisfying(Outcome.Permanent.class,
                        never -> assertThat(never.error()).contains("metadata"));
    }

    @Test
    void shouldSayNothingToAServerThatOffersNoUpgrade() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        try (var peer = RawPeer.that(socket -> {
            socket.getOutputStream().write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            for (var line = RawPeer.line(socket.getInputStream()); !line.isEmpty(); line = RawPeer
                    .line(socket.getInputStream())) {
                heard.add(line);
                socket.getOutputStream()
                        .write("250-here\r\n250 AUTH PLAIN LOGIN\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        })) {
            assertThat(guarded(trusting, peer.port(), "localhost", "starttls").send(Samples.raised(), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Transient.class,
                            later -> assertThat(later.error()).contains("offers no STARTTLS"));
            assertThat(heard).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    @Test
    void shouldSayItsPasswordAsPlainOrNotAtAll() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        try (var plain = RawPeer.secure(key, offering("AUTH CRAM-MD5 LOGIN PLAIN", heard));
                var other = RawPeer.secure(key, offering("AUTH CRAM-MD5 LOGIN", heard))) {
            assertThat(guarded(trusting, plain.port(), "localhost", "tls").send(Samples.raised(), PATIENCE))
                    .isEqualTo(new Outcome.Delivered(250));
            assertThat(heard).filteredOn(line -> line.startsWith("AUTH")).singleElement().asString()
                    .startsWith("AUTH PLAIN ");
            heard.clear();

            assertThat(guarded(trusting, other.port(), "localhost", "tls").send(Samples.raised(), PATIENCE))
                    .isInstanceOfSatisfying(Outcome.Permanent.class,
                            never -> assertThat(never.error()).contains("AUTH PLAIN"));
            assertThat(heard).isNotEmpty().noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    private static RawPeer.Talk offering(String ways, List<String> heard) {
        return SmtpTalk.saying(Map.of("EHLO", "250-here\r\n250 " + ways, "AUTH", "235 welcome"), heard::add);
    }

    @Test
    void shouldTellRepliesThatPassFromThoseThatDoNot() throws Exception {
        assertThat(saying(Map.of("MAIL", "451 later"))).isInstanceOf(Outcome.Transient.class);
        assertThat(saying(Map.of("RCPT", "450 4.7.1 greylisted"))).isEqualTo(new Outcome.Transient(new Outcome.Why(
                "localhost can not take the mail just now (450 4.7.1).", "It said: 450 4.7.1 greylisted"), 450, null));
        assertThat(saying(Map.of("RCPT", "550 nobody"))).isEqualTo(new Outcome.Permanent(new Outcome.Why(
                "localhost refused the mail (550): check the addresses from and to.", "It said: 550 nobody"), 550,
                false));
        assertThat(saying(Map.of("DATA", "452 full"))).isInstanceOf(Outcome.Transient.class);
        assertThat(saying(Map.of(".", "451 hm"))).isInstanceOf(Outcome.Transient.class);
        assertThat(saying(Map.of(".", "554 spam"))).isInstanceOf(Outcome.Permanent.class);
        assertThat(saying(Map.of("MAIL", "553 not you"))).isInstanceOf(Outcome.Permanent.class);
        assertThat(saying(Map.of("", "554 go away"))).isEqualTo(new Outcome.Permanent(new Outcome.Why(
                "localhost takes no mail from here (554): ask those who run it.", "It said: 554 go away"), 554,
                false));
        assertThat(saying(Map.of())).isEqualTo(new Outcome.Delivered(250));
    }

    @Test
    void shouldLetNobodyInjectAHeaderOrAMail() throws Exception {
        try (var server = MailServer.plain()) {
            var plain = names(sent(server, Samples.raised()));
            var destination = open(server.port());
            for (var text : Hostile.texts(60).toList()) {
                assertThat(destination.send(Samples.raised(text, text), PATIENCE))
                        .isInstanceOf(Outcome.Delivered.class);
                var taken = server.taken().getLast();

                assertThat(names(taken.mail())).as(text).isEqualTo(plain);
                assertThat(taken.mail().getSubject())
                        .isEqualTo("[restic-manager] [warning] " + OneLine.of(text, 100) + ": backup_failed");
                assertThat(taken.to()).isEqualTo("ops@home.example");
                assertThat(text(taken.mail())).contains("\nSeverity: warning\n").endsWith(Samples.LINK + "\n");
            }
            assertThat(server.taken()).hasSize((int) Hostile.texts(60).count() + 1);
        }
    }

    @Test
    void shouldPreviewWhatItSendsWithoutItsPassword() {
        var preview = guarded(trusting, 587, "mail.example", "starttls")
                .preview(Samples.later(NotificationEvent.RESOLVED));

        assertThat(preview.target()).isEqualTo("Mail over mail.example:587, STARTTLS");
        assertThat(preview.headers()).extracting("name").containsExactly("From", "To", "Subject", "Message-ID",
                "In-Reply-To", "References");
        assertThat(preview.toString()).doesNotContain(MailServer.PASSWORD);
        assertThat(open(25).summary()).isEqualTo("ops@home.example over localhost");
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        assertThat(Samples.errors(usual.smtp(), Samples.config("host", "a b", "port", "0", "encryption", "ssl", "from",
                "x", "to", "a@b.example, c@d.example"))).containsOnlyKeys("host", "port", "encryption", "from", "to");
        assertThat(Samples.errors(usual.smtp(), Samples.config())).containsOnlyKeys("host", "port", "from", "to");
        assertThat(Samples.errors(usual.smtp(), Samples.config("host", "h", "port", "25", "from", "a@b.example", "to",
                "a@b.example", "encryption", "none", "username", "u", "password", "p"))).containsOnlyKeys("encryption");
        assertThat(Samples.errors(usual.smtp(), Samples.config("host", "h", "port", "25", "from", "a@b.example", "to",
                "a@b.example", "username", "u"))).containsOnlyKeys("password");
    }

    private static void certificateIsRefused(Destination destination) {
        assertThat(destination.send(Samples.raised(), PATIENCE)).isInstanceOfSatisfying(Outcome.Transient.class,
                later -> assertThat(later.error()).contains("certificate", "RM_NOTIFY_CA_FILE"));
    }

    private static Outcome saying(Map<String, String> replies) throws Exception {
        try (var peer = RawPeer.that(SmtpTalk.saying(replies))) {
            return open(peer.port()).send(Samples.raised(), PATIENCE);
        }
    }

    private static MimeMessage sent(MailServer server, Notification news) throws Exception {
        assertThat(open(server.port()).send(news, PATIENCE)).isEqualTo(new Outcome.Delivered(250));
        return server.taken().getLast().mail();
    }

    private static List<String> names(MimeMessage mail) throws Exception {
        return Collections.list(mail.getAllHeaders()).stream().map(Header::getName)
                .filter(name -> !name.equals("Content-Transfer-Encoding")).toList();
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent().toString().replace("\r\n", "\n");
    }

    private static Destination open(int port) {
        return Samples.valid(usual.smtp(), "host", "localhost", "port", Integer.toString(port), "encryption", "none",
                "from", "Backups <backups@home.example>", "to", "ops@home.example");
    }

    private static Destination guarded(Ways ways, int port, String host, String encryption) {
        return Samples.valid(ways.smtp(), "host", host, "port", Integer.toString(port), "encryption", encryption,
                "from", "backups@home.example", "to", "ops@home.example", "username", MailServer.USER, "password",
                MailServer.PASSWORD);
    }
}
