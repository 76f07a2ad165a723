package io.resticmanager.notifications.channel.http;

import java.util.Collection;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.text.Hearsay;
import io.resticmanager.notifications.channel.text.Secret;

/** What a status means for a notification. */
final class HttpVerdict {

    private HttpVerdict() {}

    static Outcome of(Answer answer, String host, Collection<Secret> secrets) {
        var status = answer.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(status);
        }
        var why = new Outcome.Why(sentence(status, host), Hearsay.of(answer.said(), secrets));
        return isTransient(status)
                ? new Outcome.Transient(why, status, answer.retryAfter())
                : new Outcome.Permanent(why, status, status == 410);
    }

    private static boolean isTransient(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500 && status < 600;
    }

    private static String sentence(int status, String host) {
        return switch (status) {
            case 401, 403 -> "%s refused our credential (%d): give the channel a valid one.".formatted(host, status);
            case 404 -> "%s knows no such address (404): check the channel's.".formatted(host);
            case 410 -> "%s says that this is gone for good (410): give the channel a new address.".formatted(host);
            case 413 -> "%s finds the message too large (413).".formatted(host);
            case 429 -> "%s asks for fewer messages (429).".formatted(host);
            default -> byClass(status, host);
        };
    }

    private static String byClass(int status, String host) {
        return switch (status / 100) {
            case 3 -> "%s redirects (%d), which is not followed: give the channel the final address."
                    .formatted(host, status);
            case 4 -> isTransient(status)
                    ? "%s can not take it just now (%d).".formatted(host, status)
                    : "%s refused the message (%d).".formatted(host, status);
            case 5 -> "%s has trouble of its own (%d).".formatted(host, status);
            default -> "%s answered %d, which means nothing to us.".formatted(host, status);
        };
    }
}
