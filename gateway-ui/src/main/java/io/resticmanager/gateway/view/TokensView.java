package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.ApiToken;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's API tokens and the form for another. {@code minted} is one that was just made, shown this once; {@code formId}
 * keeps the form from being carried out twice.
 */
public record TokensView(List<ApiToken> tokens, FormView form, @Nullable String minted, Role role, String formId,
        Instant now) {

    private static final long DAY = 86_400;

    /** How long a token may be good for, in seconds. */
    public List<Choice> ends() {
        var chosen = form.values().getOrDefault("expires_in_s", Long.toString(90 * DAY));
        return List.of(end(7, chosen), end(30, chosen), end(90, chosen), end(365, chosen));
    }

    /** No higher than the person's own. */
    public List<Choice> roles() {
        var chosen = form.values().getOrDefault("role", Role.viewer.name());
        return Arrays.stream(Role.values()).filter(role::covers)
                .map(one -> new Choice(one.name(), named(one), one.name().equals(chosen))).toList();
    }

    public boolean admin() {
        return role == Role.admin;
    }

    public boolean expired(ApiToken token) {
        return !token.expiresAt().isAfter(now);
    }

    @Override
    public String toString() {
        return "TokensView" + tokens;
    }

    private static Choice end(int days, String chosen) {
        var seconds = Long.toString(days * DAY);
        return new Choice(seconds, days + " days", seconds.equals(chosen));
    }

    private static String named(Role role) {
        return switch (role) {
            case viewer -> "Viewer: reads";
            case operator -> "Operator: runs jobs, handles alerts";
            case admin -> "Administrator: everything";
        };
    }
}
