package io.resticmanager.hub.enrolment;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.hub.credential.MintedPassword;
import io.resticmanager.hub.credential.Repositories;
import io.resticmanager.hub.host.Registry;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.secret.Tokens;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mints one-time tokens. A newer one for the same name takes the place of the older. */
@Singleton
final class Minting {

    private static final Logger LOG = LoggerFactory.getLogger(Minting.class);

    /** The passwords that came with the request, unsealed; {@code toString} keeps them out of logs. */
    record Given(@Nullable String password, @Nullable String serverPassword) {

        Given {
            password = password == null || password.isEmpty() ? null : password;
            serverPassword = serverPassword == null || serverPassword.isEmpty() ? null : serverPassword;
        }

        Given or(Given other) {
            return new Given(either(password, other.password()), either(serverPassword, other.serverPassword()));
        }

        @Override
        public String toString() {
            return "Given[hidden]";
        }
    }

    sealed interface Outcome {

        /** The row as stored, and in clear, to be told once: the token and those passwords that were minted with it. */
        record Minted(TokenRow row, String token, @Nullable String mintedPassword,
                @Nullable String mintedServerPassword) implements Outcome {

            @Override
            public String toString() {
                return "Minted[" + row.id() + "]";
            }
        }

        record Refused(Problem problem) implements Outcome {}
    }

    // Long enough for the log to say why a late enrolment is refused; the secrets
    // need not lie here for ever.
    private static final Duration EXPIRED_KEPT = Duration.ofDays(1);

    private final EnrolmentTokens tokens;

    private final Registry registry;

    private final Repositories repositories;

    private final SecretBox box;

    private final Transactions transactions;

    private final Clock clock;

    Minting(EnrolmentTokens tokens, Registry registry, Repositories repositories, SecretBox box,
            @Named("hub") Transactions transactions, Clock clock) {
        this.tokens = tokens;
        this.registry = registry;
        this.repositories = repositories;
        this.box = box;
        this.transactions = transactions;
        this.clock = clock;
    }

    Outcome mint(MintToken asked, Given given, String actor) {
        return transactions.write(() -> {
            var username = asked.repoUsername() == null || asked.repoUsername().isEmpty() ? null : asked.repoUsername();
            var kept = kept(asked, username);
            var errors = new ArrayList<>(MintRules.errors(asked, given, kept));
            clash(asked).ifPresent(errors::add);
            return errors.isEmpty()
                    ? store(asked, username, given.or(kept), actor)
                    : new Outcome.Refused(Problem.invalid(errors));
        });
    }

    private Optional<FieldError> clash(MintToken asked) {
        if (asked.replacesHostId() != null && registry.find(asked.replacesHostId()).isEmpty()) {
            return Optional.of(new FieldError("replaces_host_id", "There is no such host any longer."));
        }
        return registry.named(asked.name()).filter(host -> !host.id().equals(asked.replacesHostId()))
                .map(_ -> new FieldError("name",
                        "There is a host of that name. Choose another, or replace that host."));
    }

    private Outcome store(MintToken asked, @Nullable String username, Given known, String actor) {
        var minted = new Given(known.password() == null ? MintedPassword.next() : null,
                username != null && known.serverPassword() == null ? MintedPassword.next() : null);
        var token = Tokens.mint();
        var row = row(asked, username, Tokens.hash(token), actor, known.or(minted));
        tokens.forgetExpiredBefore(clock.instant().minus(EXPIRED_KEPT));
        tokens.replaceOutstanding(asked.name(), clock.instant());
        tokens.save(row);
        LOG.info("enrolment token minted token={} name={} by={} expires_at={}", row.id(), row.name(), actor,
                row.expiresAt());
        return new Outcome.Minted(row, token, minted.password(), minted.serverPassword());
    }

    // A host that is replaced goes on with its repository, which a fresh password
    // would not open (ADR 22).
    private Given kept(MintToken asked, @Nullable String username) {
        return Optional.ofNullable(asked.replacesHostId()).flatMap(repositories::inClear)
                .map(old -> new Given(old.password(),
                        Objects.equals(username, old.username()) ? old.serverPassword() : null))
                .orElseGet(() -> new Given(null, null));
    }

    private TokenRow row(MintToken asked, @Nullable String username, String hash, String actor, Given secrets) {
        var id = Ids.next();
        var life = Objects.requireNonNullElse(asked.expiresInS(), MintRules.DEFAULT_LIFE_S);
        var now = clock.instant();
        return new TokenRow(id, hash, asked.name(), Json.text(List.copyOf(asked.tags())), asked.repoUrl(), username,
                seal(id, "repo_password", secrets.password()), seal(id, "server_password", secrets.serverPassword()),
                asked.replacesHostId(), actor, now, now.plusSeconds(life), null, null, null, null);
    }

    private static @Nullable String either(@Nullable String given, @Nullable String minted) {
        return given == null ? minted : given;
    }

    private @Nullable String seal(String id, String column, @Nullable String secret) {
        return secret == null ? null : box.seal(secret, TokenRow.place(id, column));
    }
}
