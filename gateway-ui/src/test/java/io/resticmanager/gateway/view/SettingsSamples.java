package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.alert.AlertsRpc.Drills;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.gateway.settings.KnownSettings;
import io.resticmanager.gateway.settings.Setting;

/** The cards of the settings: nothing set, all of it, all of it by the environment, nobody to ask, and each form refused. */
final class SettingsSamples {

    private SettingsSamples() {}

    static List<SettingsView> cards() {
        var silence = Problem.unavailable(HOSTILE);
        var all = known(HOSTILE, List.of(), new Heartbeat(NOON, HOSTILE));
        var known = Stream.of(known(null, List.of(), null), all,
                known(HOSTILE, List.of("base_url", "heartbeat_url", "log_days", "allow_private_targets"),
                        new Heartbeat(NOON, null)),
                new KnownSettings(Reply.refused(silence), Reply.refused(silence), Reply.refused(silence)))
                .map(one -> new SettingsView(one, "", FormView.EMPTY, NOON));
        var refused = Stream.of("heartbeat", "drill", "delivery").flatMap(card -> Stream.of(wrong(),
                Problem.conflict(HOSTILE), Problem.of(503, "partly-saved", HOSTILE, HOSTILE))
                .map(problem -> new SettingsView(all, card, new FormView(typed(), problem), NOON)));
        return Stream.concat(known, refused).toList();
    }

    static List<HeartbeatView> heartbeats() {
        return cards().stream().limit(4).map(SettingsView::heartbeat).toList();
    }

    private static KnownSettings known(String text, List<String> fixed, Heartbeat heartbeat) {
        return new KnownSettings(
                Reply.of(new Delivering(text, text, 90, true, fixed, heartbeat)),
                Reply.of(new Keeping(90, !fixed.isEmpty())),
                Reply.of(new Drills(text != null, text == null ? null : NOON, text == null ? null : NOON)));
    }

    private static Map<String, String> typed() {
        var typed = new HashMap<String, String>();
        Setting.names().forEach(name -> typed.put(name, HOSTILE));
        return typed;
    }

    private static Problem wrong() {
        return Problem.invalid(Arrays.stream(Setting.values()).map(one -> new FieldError(one.name(), HOSTILE))
                .toList());
    }
}
