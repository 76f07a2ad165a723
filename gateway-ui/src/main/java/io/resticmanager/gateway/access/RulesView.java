package io.resticmanager.gateway.access;

import java.time.Duration;
import java.util.List;

import io.resticmanager.gateway.session.SignInRules;
import io.resticmanager.gateway.session.SignInRules.CookieState;
import io.resticmanager.gateway.user.PasswordRules;
import io.resticmanager.gateway.view.Rule;
import io.resticmanager.gateway.view.Words;

/** The rules about signing in, in words; every number comes from where the rule is kept. */
public final class RulesView {

    private RulesView() {}

    public static Rule.Group sessions(SignInRules.Lifetime lifetime) {
        return new Rule.Group("sessions", "Sessions", List.of(
                new Rule("Without use", "Ends after " + span(lifetime.idle())),
                new Rule("At the latest", "Ends " + span(lifetime.longest()) + " after signing in, used or not"),
                new Rule("At a time", "%s of one person; the next one ends the one used longest ago"
                        .formatted(Words.count(lifetime.most()))),
                new Rule("New password, other role", "Ends all sessions of that person at once")));
    }

    public static Rule.Group passwords(PasswordRules rules) {
        return new Rule.Group("passwords", "Passwords", List.of(
                new Rule("Length", "%s to %s characters of any kind".formatted(Words.count(rules.shortest()),
                        Words.count(rules.longest()))),
                new Rule("Stored as", "Argon2id with %s MiB, %s, %s".formatted(Words.count(rules.memoryKib() / 1024),
                        "t=" + rules.passes(),
                        "p=" + rules.lanes())),
                new Rule("Checked at once", "%s, while up to %s wait".formatted(Words.count(rules.atOnce()),
                        Words.count(rules.waiting())))));
    }

    public static Rule.Group slowing(SignInRules.Slowing slowing) {
        return new Rule.Group("slowing", "Failed attempts", List.of(
                new Rule("Of one account",
                        "From the %s failure within %s on there is a wait, of %s at most; the account is not locked"
                                .formatted(ordinal(slowing.freePerAccount()), span(slowing.accountWindow()),
                                        span(slowing.longestDelay()))),
                new Rule("From one address",
                        ("%s within %s, over all accounts; then everybody behind it waits until the first is that old. "
                                + "An IPv6 customer's /64 is one address")
                                .formatted(Words.count(slowing.mostPerAddress()), span(slowing.addressWindow())))));
    }

    public static Rule.Group cookies(CookieState cookies, String setting) {
        return new Rule.Group("cookies", "Cookies", List.of(
                new Rule("Sent over HTTPS alone", cookies.secure()
                        ? "Yes"
                        : "No: this page came over plain HTTP"
                                + (setting.equals("false") ? ", and RM_COOKIE_SECURE is false" : "")),
                new Rule("RM_COOKIE_SECURE", setting),
                new Rule("Session", cookies.session()),
                new Rule("Forms", cookies.csrf())));
    }

    public static Rule.Group transport(boolean https, String you, List<String> proxies, String base) {
        return new Rule.Group("transport", "Transport", List.of(
                new Rule("Your browser speaks", https ? "HTTPS" : "Plain HTTP"),
                new Rule("Your address", you),
                new Rule("Trusted proxies",
                        proxies.isEmpty() ? "None: forwarded addresses are not believed" : String.join(", ", proxies)),
                new Rule("Links begin with", base)));
    }

    private static String ordinal(int number) {
        return number + "th";
    }

    // Whole, as rules are.
    private static String span(Duration duration) {
        if (duration.compareTo(Duration.ofDays(2)) >= 0) {
            return Words.plural(duration.toDays(), "day");
        }
        if (duration.compareTo(Duration.ofHours(1)) >= 0) {
            return Words.plural(duration.toHours(), "hour");
        }
        return duration.compareTo(Duration.ofMinutes(1)) >= 0
                ? Words.plural(duration.toMinutes(), "minute")
                : Words.plural(duration.toSeconds(), "second");
    }
}
