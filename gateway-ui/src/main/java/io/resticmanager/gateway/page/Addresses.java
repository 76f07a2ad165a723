package io.resticmanager.gateway.page;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import io.micronaut.http.HttpResponse;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.gateway.view.OptionsView;

/** Where the pages are that a form leads to. Ids come from addresses that others typed, so they are encoded. */
final class Addresses {

    static final String DASHBOARD = "/";
    static final String ALERTS = "/alerts";
    static final String AUDIT = "/audit";
    static final String CHANNELS = "/settings/notifications";
    static final String USERS = "/settings/users";
    static final String PROFILE = "/profile";
    static final String TOKENS = "/profile/tokens";
    static final String ENROLMENTS = "/hosts/enrolments";

    private Addresses() {}

    static String host(String id) {
        return "/hosts/" + encoded(id);
    }

    static String settings(String hostId) {
        return host(hostId) + "/settings";
    }

    static String schedules(String hostId) {
        return host(hostId) + "/schedules";
    }

    static String schedule(String id) {
        return "/schedules/" + encoded(id);
    }

    static String snapshots(String hostId) {
        return host(hostId) + "/snapshots";
    }

    static String diff(String hostId, String a, String b) {
        return host(hostId) + "/diff" + Query.NONE.with("a", a).with("b", b);
    }

    /** Where a restore is asked for, with the snapshot of an earlier one. */
    static String restore(Job earlier) {
        var asked = new OptionsView(earlier).restored();
        return host(earlier.hostId()) + "/restore"
                + Query.NONE.with("snapshot", asked.map(RestoreOptions::snapshotId).orElse(null));
    }

    static String job(String id) {
        return "/jobs/" + encoded(id);
    }

    static String alert(String id) {
        return ALERTS + "/" + encoded(id);
    }

    /** The page that holds a channel's form. */
    static String channel(String id) {
        return CHANNELS + "/" + encoded(id) + "/edit";
    }

    /** Of the link that was just made for them. */
    static String link(String userId) {
        return user(userId) + "/link";
    }

    static String user(String id) {
        return USERS + "/" + encoded(id);
    }

    static String enrolment(String tokenId) {
        return ENROLMENTS + "/" + encoded(tokenId);
    }

    /** Leads there with a GET, so that a reload sends no form again. */
    static HttpResponse<?> to(String address) {
        return HttpResponse.seeOther(URI.create(address));
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
