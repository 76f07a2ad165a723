package io.resticmanager.hub.credential;

import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.Credentials;
import io.resticmanager.contracts.host.HubRpc.HostId;
import io.resticmanager.contracts.host.HubRpc.PutCredentials;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.hub.audit.Audit;
import io.resticmanager.hub.host.ConfigChanged;
import io.resticmanager.hub.host.Registry;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.rpc.Sealing;
import io.resticmanager.platform.secret.SecretKeyUnusable;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what is known of a host's credentials, never the secrets, and takes new ones. */
@Singleton
@Named("hub")
final class CredentialRequests implements Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(CredentialRequests.class);

    private final Repositories repositories;

    private final Registry registry;

    private final Transactions transactions;

    private final Sealing sealing;

    private final Audit audit;

    private final ApplicationEventPublisher<ConfigChanged> changes;

    CredentialRequests(Repositories repositories, Registry registry, @Named("hub") Transactions transactions,
            @Named("hub") Sealing sealing, Audit audit, ApplicationEventPublisher<ConfigChanged> changes) {
        this.repositories = repositories;
        this.registry = registry;
        this.transactions = transactions;
        this.sealing = sealing;
        this.audit = audit;
        this.changes = changes;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(HubRpc.PUBLIC_KEY, Role.viewer, (_, _) -> Reply.of(sealing.publicKey()))
                .endpoint(HubRpc.CREDENTIALS, Role.viewer, this::credentials)
                .endpoint(HubRpc.PUT_CREDENTIALS, Role.admin, this::put);
    }

    private Reply<Credentials> credentials(Caller caller, HostId id) {
        return repositories.of(id.hostId()).map(row -> shown(caller, row)).map(Reply::of)
                .orElseGet(CredentialRequests::noSuchHost);
    }

    private Reply<Credentials> put(Caller caller, PutCredentials asked) {
        var password = sealing.openIfAny(asked.repoPassword(), caller);
        var serverPassword = sealing.openIfAny(asked.serverPassword(), caller);
        var reply = transactions.write(() -> repositories.of(asked.hostId())
                .map(repositories::clear)
                .map(old -> put(caller, asked.hostId(), old,
                        old.with(asked.repoUrl(), asked.repoUsername(), password, serverPassword)))
                .orElseGet(CredentialRequests::noSuchHost));
        if (reply instanceof Reply.Value<Credentials>) {
            LOG.info("credentials changed host={} by={}", asked.hostId(), caller.actor().name());
            changes.publishEvent(new ConfigChanged(asked.hostId()));
        }
        return reply;
    }

    private Reply<Credentials> put(Caller caller, String hostId, CredentialSet old, CredentialSet wanted) {
        var errors = wanted.errors(old);
        if (!errors.isEmpty()) {
            return Reply.refused(Problem.invalid(errors));
        }
        var url = new RepositoryUrl(wanted.url());
        registry.credentialsChanged(hostId, repositories.put(hostId, wanted), url.address(hostId));
        audit.done(caller.actor(), "credential.change", hostId,
                "repository " + url.redacted() + ", user " + wanted.username());
        return credentials(caller, new HostId(hostId));
    }

    private Credentials shown(Caller caller, RepositoryRow row) {
        return new Credentials(new RepositoryUrl(row.url()).redacted(), row.username(), true,
                row.serverPassword() != null, caller.actor().role() == Role.admin && weak(row) ? true : null);
    }

    // How short a password is makes it easier to guess, so only who may change it
    // is
    // told.
    private boolean weak(RepositoryRow row) {
        try {
            var set = repositories.clear(row);
            return Stream.of(Optional.of(set.password()), Optional.ofNullable(set.serverPassword()))
                    .flatMap(Optional::stream).anyMatch(secret -> !HubMessage.Repository.maskable(secret));
        } catch (SecretKeyUnusable e) {
            LOG.error("the credentials of a host can not be opened host={}: {}", row.hostId(), e.getMessage());
            return false;
        }
    }

    private static Reply<Credentials> noSuchHost() {
        return Reply.refused(Problem.notFound("There is no such host."));
    }
}
