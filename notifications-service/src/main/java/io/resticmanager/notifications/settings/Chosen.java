package io.resticmanager.notifications.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import org.jspecify.annotations.Nullable;

/** What an administrator chose; absent is the default. */
record Chosen(@Nullable String baseUrl, @Nullable String heartbeatUrl, @Nullable Integer logDays,
        @Nullable Boolean allowPrivateTargets) {

    static final String BASE_URL = "base_url";
    static final String HEARTBEAT_URL = "heartbeat_url";
    static final String LOG_DAYS = "log_days";
    static final String ALLOW_PRIVATE_TARGETS = "allow_private_targets";

    /** What is absent stays, a blank URL goes. */
    Chosen with(ChangedDelivering asked) {
        return new Chosen(url(asked.baseUrl(), baseUrl), url(asked.heartbeatUrl(), heartbeatUrl),
                asked.logDays() == null ? logDays : asked.logDays(),
                asked.allowPrivateTargets() == null ? allowPrivateTargets : asked.allowPrivateTargets());
    }

    /**
     * For the audit: what is another than before, by its field. Whoever knows the heartbeat's URL can keep the watcher quiet, so that
     * is not in it.
     */
    List<String> changedFrom(Chosen before) {
        var said = new ArrayList<String>();
        if (!Objects.equals(before.baseUrl, baseUrl)) {
            said.add(BASE_URL + " " + (baseUrl == null ? "removed" : baseUrl));
        }
        if (!Objects.equals(before.heartbeatUrl, heartbeatUrl)) {
            said.add(HEARTBEAT_URL + " " + (heartbeatUrl == null ? "removed" : "written"));
        }
        if (!Objects.equals(before.logDays, logDays)) {
            said.add(LOG_DAYS + " " + logDays);
        }
        if (!Objects.equals(before.allowPrivateTargets, allowPrivateTargets)) {
            said.add(ALLOW_PRIVATE_TARGETS + " " + allowPrivateTargets);
        }
        return List.copyOf(said);
    }

    private static @Nullable String url(@Nullable String asked, @Nullable String before) {
        if (asked == null) {
            return before;
        }
        return asked.isBlank() ? null : asked.strip();
    }
}
