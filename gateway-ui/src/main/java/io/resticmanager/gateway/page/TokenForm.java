package io.resticmanager.gateway.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.resticmanager.gateway.apitoken.Roles;
import io.resticmanager.gateway.apitoken.Wish;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The form for an API token. */
record TokenForm(Sent sent) {

    private static final long MOST = Duration.ofDays(10_000).toSeconds();

    @Nullable
    String id() {
        return Typed.orNull(sent.value("form_id"));
    }

    Map<String, String> typed() {
        return sent.shown("name", "role", "expires_in_s", "allow_sensitive");
    }

    Wish wish(Instant now) {
        sent.once();
        var complaints = new Complaints();
        var name = complaints.required("name", sent.value("name"), "Give the token a name that tells what uses it.");
        var role = Roles.named(sent.value("role"));
        complaints.addIf(role.isEmpty(), "role", "Choose what it may do.");
        var good = seconds();
        complaints.addIf(good.isEmpty(), "expires_in_s", "Choose how long it is good.");
        complaints.throwIfAny();
        return new Wish(name, role.orElseThrow(), good.map(now::plusSeconds),
                sent.text("allow_sensitive").equals("true"));
    }

    private Optional<Long> seconds() {
        try {
            return Optional.of(Long.parseLong(sent.text("expires_in_s"))).filter(good -> good > 0 && good <= MOST);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
