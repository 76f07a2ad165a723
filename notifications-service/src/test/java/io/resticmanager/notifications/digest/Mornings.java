package io.resticmanager.notifications.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import jakarta.mail.MessagingException;

import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.contracts.notification.NotificationsRpc.LogQuery;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.stage.Fleet;
import io.resticmanager.notifications.stage.Stage;
import org.awaitility.Awaitility;

/** Mail channels that want one mail a day, a fleet to tell of, and a real mail server; a test makes one of its own. */
final class Mornings implements AutoCloseable {

    static final Duration DAY = Duration.ofDays(1);
    /** From when a channel is made until its digest is due, at most. */
    static final Duration DUE = Duration.ofHours(2);

    final Fleet fleet;
    final MailServer server = MailServer.plain();
    private final Stage stage;

    Mornings(Stage stage) {
        this.stage = stage;
        this.fleet = new Fleet(stage);
    }

    /** Whether anybody was asked for a digest. */
    boolean asked() {
        return fleet.asked("hub");
    }

    void look() {
        stage.service().bean(Digests.class).look();
    }

    void restart(Duration later) {
        stage.stop();
        stage.start();
        stage.later(later);
    }

    Channel daily(String name) {
        return create(name, clock(DUE));
    }

    Channel create(String name, String digest) {
        return stage.create(ChannelKind.smtp, name, config(digest));
    }

    void update(Channel channel, String config) {
        Stage.value(stage.sealed(NotificationsRpc.UPDATE,
                seal -> new ChangedChannel(channel.id(), null, null, null, seal.apply(config)), Stage.ALICE));
    }

    /** Whoever saves a channel has it tried at once. */
    void rename(Channel channel) {
        Stage.value(stage.sealed(NotificationsRpc.UPDATE,
                _ -> new ChangedChannel(channel.id(), "Renamed", null, null, null), Stage.ALICE));
    }

    String clock(Duration ahead) {
        var at = LocalTime.ofInstant(stage.now().plus(ahead), ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
        return "{\"at\":\"%s\",\"time_zone\":\"UTC\"}".formatted(at);
    }

    String config(String digest) {
        var mail = "\"host\":\"127.0.0.1\",\"port\":%d,\"encryption\":\"none\",\"from\":\"backups@home.example\","
                .formatted(server.port()) + "\"to\":\"ops@home.example\"";
        return digest == null ? "{" + mail + "}" : "{" + mail + ",\"digest\":" + digest + "}";
    }

    void awaitMails(int count) {
        Awaitility.await("%d mails".formatted(count)).atMost(Duration.ofSeconds(15))
                .until(() -> server.taken().size() >= count);
        assertThat(server.taken()).hasSize(count);
    }

    void awaitLog(Channel channel, int attempts) {
        Awaitility.await("%d attempts".formatted(attempts)).atMost(Duration.ofSeconds(15))
                .until(() -> log(channel).size() == attempts);
    }

    List<Attempt> log(Channel channel) {
        return stage.get(NotificationsRpc.LOG, new LogQuery(channel.id(), 50, null)).items();
    }

    List<String> ids() throws MessagingException {
        var ids = new ArrayList<String>();
        for (var taken : server.taken()) {
            ids.add(taken.mail().getMessageID());
        }
        return ids;
    }

    @Override
    public void close() throws InterruptedException {
        fleet.close();
        server.close();
    }
}
