package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.AlertId;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedChannel;
import io.resticmanager.notifications.stage.Alerting;
import io.resticmanager.notifications.stage.Sink;
import io.resticmanager.notifications.stage.Stage;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Ask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many at once, too many, and the same again and again: product.md §8, decision 20, reliability.md "Notifications". */
class GroupingTest {

    @RegisterExtension
    final Stage stage = new Stage();

    @Test
    void shouldTellFiveAtOnceAndTheRestAsOneButEachToAMachine() {
        var phone = stage.sink();
        var machine = stage.sink();
        stage.ntfy("Phone", phone);
        stage.webhook("Machine", machine);
        var alerts = many("host", 9);

        alerts.forEach(it -> stage.tell(it.raised()));
        machine.awaitCount(9);
        phone.awaitCount(5);
        awaitMeant(alerts);
        assertThat(phone.told()).hasSize(5);
        Later.pass(stage, Batches.WINDOW);
        phone.awaitCount(6);

        assertThat(phone.told().getLast().text()).contains("host-6", "host-7", "host-8", "host-9");
        assertThat(phone.told().getLast().headers().getFirst("Title")).contains("4 hosts");
        awaitAll(alerts, DeliveryState.delivered);
        assertThat(phone.told()).hasSize(6);
        assertThat(machine.told()).hasSize(9);
    }

    @Test
    void shouldTellThoseThatWereLostTogetherAsOne() {
        var phone = stage.sink();
        stage.ntfy("Phone", phone);
        var alerts = many("gone", 7);

        alerts.forEach(it -> stage.tell(it.lost("g1", 7)));

        awaitAll(alerts, DeliveryState.delivered);
        assertThat(phone.told()).hasSize(1);
        assertThat(phone.told().getFirst().text()).contains("gone-1", "gone-7");
    }

    @Test
    void shouldNotWaitForThoseThatDoNotCome() {
        var phone = stage.sink();
        stage.ntfy("Phone", phone);
        var alerts = many("gone", 3);

        stage.tell(alerts.getFirst().lost("g1", 9));
        awaitMeant(alerts.subList(0, 1));
        stage.later(Duration.ofSeconds(2));
        alerts.stream().skip(1).forEach(it -> stage.tell(it.lost("g1", 9)));
        awaitMeant(alerts);
        Later.pass(stage, Batches.GATHER.minusSeconds(2));

        awaitAll(alerts, DeliveryState.delivered);
        assertThat(phone.told()).hasSize(1);
    }

    @Test
    void shouldShareTheFateOfTheOneThatCarriesThem() {
        var phone = stage.sink();
        phone.answers(503);
        stage.ntfy("Phone", phone);
        var alerts = many("gone", 3);
        alerts.forEach(it -> stage.tell(it.lost("g1", 3)));
        phone.awaitCount(1);
        Awaitility.await().until(() -> alerts.stream().allMatch(it -> deliveries(it).getFirst().attempts() == 1));
        // One of them is over before the channel is back.
        stage.tell(alerts.get(2).resolved());
        Awaitility.await().until(() -> deliveries(alerts.get(2)).size() == 2);

        phone.answers(200);
        Later.pass(stage, Duration.ofSeconds(13));

        awaitAll(alerts, DeliveryState.delivered);
        var told = phone.told().stream().skip(1).map(Sink.Told::text).toList();
        assertThat(told).anyMatch(it -> it.contains("gone-1") && it.contains("gone-2") && !it.contains("gone-3"));
        assertThat(deliveries(alerts.get(2)).getLast().state()).isEqualTo(DeliveryState.superseded);
    }

    @Test
    void shouldSayInAGroupWhoDidItAndWhatWasMissed() {
        var phone = stage.sink();
        phone.answers(503);
        stage.ntfy("Phone", phone);
        var alerts = many("gone", 7);
        alerts.forEach(it -> stage.tell(it.lost("g1", 7)));
        phone.awaitCount(1);
        Awaitility.await().until(() -> alerts.stream().allMatch(it -> deliveries(it).getFirst().attempts() == 1));
        alerts.forEach(it -> stage.tell(it.acknowledged()));
        Awaitility.await().until(() -> alerts.stream().allMatch(it -> deliveries(it).size() == 2));

        phone.answers(200);
        Later.pass(stage, Batches.WINDOW);
        awaitAll(alerts, DeliveryState.delivered);

        assertThat(phone.told()).anySatisfy(it -> assertThat(it.text()).contains("Acknowledged by alice", "gone-6",
                "gone-7", "Not delivered before: raised at"));
        // Nor does the old news of a member go after the group that told the newer.
        assertThat(alerts).allSatisfy(
                it -> assertThat(deliveries(it).getLast().state()).isEqualTo(DeliveryState.superseded));
    }

    /** At most 20 a minute, critical ones beside; the rest as one when there is room again. */
    @Test
    void shouldNotRingWithoutEnd() {
        var phone = stage.sink();
        stage.ntfy("Phone", phone);
        // Each kind has five at once, so these are 20 and no more.
        var first = new java.util.ArrayList<Alerting>();
        for (var kind : List.of(AlertKind.backup_failed, AlertKind.forget_failed, AlertKind.prune_failed,
                AlertKind.stale_schedule)) {
            first.addAll(IntStream.rangeClosed(1, 5).mapToObj(n -> Alerting.of(kind + "-" + n, kind)).toList());
        }
        first.forEach(it -> stage.tell(it.raised()));
        awaitAll(first, DeliveryState.delivered);
        assertThat(phone.told()).hasSize(20);

        var held = List.of(Alerting.of("late-1", AlertKind.agent_offline),
                Alerting.of("late-2", AlertKind.agent_offline));
        held.forEach(it -> stage.tell(it.raised()));
        var critical = Alerting.of("burning", AlertKind.check_failed);
        stage.tell(critical.raised());
        awaitAll(List.of(critical), DeliveryState.delivered);
        assertThat(phone.told()).hasSize(21);
        assertThat(deliveries(held.getFirst()).getFirst().state()).isEqualTo(DeliveryState.pending);
        Later.pass(stage, Duration.ofSeconds(61));

        awaitAll(held, DeliveryState.delivered);
        assertThat(phone.told()).hasSize(22);
        assertThat(phone.told().getLast().text()).contains("late-1", "late-2");
    }

    /** At most 200 a day, too, however slowly they come. */
    @Test
    void shouldNotRingAllDay() {
        var phone = stage.sink();
        var channel = stage.ntfy("Phone", phone);
        var oldest = stage.now().minus(Duration.ofHours(23));
        remember(channel.id(), 200, oldest);

        var held = Alerting.of("ada", AlertKind.backup_failed);
        stage.tell(held.raised());
        var critical = Alerting.of("burning", AlertKind.check_failed);
        stage.tell(critical.raised());
        awaitAll(List.of(critical), DeliveryState.delivered);

        assertThat(phone.told()).hasSize(1);
        Awaitility.await("it waits for the oldest to be a day old").until(() -> Objects
                .requireNonNull(deliveries(held).getFirst().nextAt())
                .isAfter(stage.now().plus(Duration.ofMinutes(50))));
        Later.pass(stage, Duration.ofMinutes(61));
        awaitAll(List.of(held), DeliveryState.delivered);
    }

    // As if they had been sent, one every five minutes.
    private void remember(String channel, int count, Instant from) {
        stage.transactions().<Boolean>writeSql(connection -> {
            for (var n = 0; n < count; n++) {
                Ask.change(connection, """
                        INSERT INTO notification_log (id, channel_id, delivery_id, alert_id, event, host_name, severity,
                            attempt, ok, status_code, latency_ms, error, fired_at)
                        VALUES (?, ?, ?, ?, 'alert.raised', 'ada', 'warning', 1, 1, 200, 1, NULL, ?)""", Ids.next(),
                        channel, Ids.next(), Ids.next(), from.plus(Duration.ofMinutes(5L * n)));
            }
            return true;
        });
    }

    @Test
    void shouldTellWhatFlapsOnceInSixHours() {
        var sink = stage.sink();
        stage.webhook("Machine", sink);
        var first = Alerting.of("ada", AlertKind.backup_failed);
        var second = Alerting.of("ada", AlertKind.backup_failed);
        var bob = Alerting.of("bob", AlertKind.backup_failed);

        stage.tell(first.flapping());
        stage.tell(second.flapping());
        stage.tell(second.resolved());
        stage.tell(bob.raised());
        awaitAll(List.of(first, bob), DeliveryState.delivered);

        assertThat(sink.told()).hasSize(2);
        assertThat(sink.told().getFirst().field("message")).contains("6 hours");
        assertThat(deliveries(second)).extracting(NotificationsRpc.Delivery::state)
                .containsExactly(DeliveryState.hushed, DeliveryState.hushed);
        stage.later(Duration.ofHours(6));
        var third = Alerting.at("ada", AlertKind.backup_failed, stage.now());
        stage.tell(third.flapping());
        awaitAll(List.of(third), DeliveryState.delivered);
    }

    @Test
    void shouldTellFlappingAnewOnceItWasQuiet() {
        var sink = stage.sink();
        stage.webhook("Machine", sink);
        var all = List.of(Alerting.of("ada", AlertKind.backup_failed), Alerting.of("ada", AlertKind.backup_failed),
                Alerting.of("ada", AlertKind.backup_failed));

        stage.tell(all.get(0).flapping());
        stage.tell(all.get(1).raised());
        stage.tell(all.get(2).flapping());

        awaitAll(all, DeliveryState.delivered);
    }

    @Test
    void shouldTellOnlyTheSeveritiesThatAreWanted() {
        var sink = stage.sink();
        var channel = stage.webhook("Critical", sink);
        stage.get(NotificationsRpc.UPDATE,
                new ChangedChannel(channel.id(), null, null, List.of(Severity.critical), null));
        var warning = Alerting.of("ada", AlertKind.backup_failed);
        var critical = Alerting.of("ada", AlertKind.check_failed);

        stage.tell(warning.raised());
        stage.tell(critical.raised());
        awaitAll(List.of(critical), DeliveryState.delivered);

        assertThat(sink.told()).hasSize(1);
        assertThat(deliveries(warning)).isEmpty();
    }

    private static List<Alerting> many(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> Alerting.of(name + "-" + n, AlertKind.backup_failed)).toList();
    }

    private List<NotificationsRpc.Delivery> deliveries(Alerting alert) {
        return stage.get(NotificationsRpc.DELIVERIES, new AlertId(alert.id())).items();
    }

    private void awaitMeant(List<Alerting> alerts) {
        Awaitility.await("all are written down").until(() -> alerts.stream().noneMatch(it -> deliveries(it).isEmpty()));
    }

    private void awaitAll(List<Alerting> alerts, DeliveryState state) {
        Awaitility.await("all are " + state).atMost(Duration.ofSeconds(15))
                .until(() -> alerts.stream().allMatch(it -> !deliveries(it).isEmpty()
                        && deliveries(it).stream().anyMatch(one -> one.state() == state)
                        && deliveries(it).stream().noneMatch(one -> one.state() == DeliveryState.pending)));
    }
}
