package io.resticmanager.gateway.fake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Sealed;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.rpc.Sealing;
import org.jspecify.annotations.Nullable;

/** A hub that remembers what it is told and who told it. */
@Singleton
@Named("hub")
public final class FakeHub implements Endpoints {

    public static final String MINTED_TOKEN = "minted-token-of-the-hub";
    public static final String MINTED_PASSWORD = "minted-password-of-the-hub";

    private final Sealing sealing;
    private final Map<String, HubHost> hosts = new ConcurrentSkipListMap<>();
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Map<String, HubRpc.TokenState> tokens = new ConcurrentSkipListMap<>();
    private final Set<String> open = ConcurrentHashMap.newKeySet();
    private final Set<String> shortPasswords = ConcurrentHashMap.newKeySet();
    private final List<HubRpc.MintToken> minted = new CopyOnWriteArrayList<>();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final List<Actor> actors = new CopyOnWriteArrayList<>();

    private final AtomicReference<Problem> refusal = new AtomicReference<>();
    private volatile List<String> packages = List.of("linux/amd64");

    FakeHub(@Named("hub") Sealing sealing) {
        this.sealing = sealing;
    }

    public void knows(HubHost host) {
        hosts.put(host.id(), host);
    }

    /** As one whose password is from before there was a rule. */
    public void knowsShortPassword(String hostId) {
        shortPasswords.add(hostId);
    }

    /** @param usable whether it is listed as one that can still be used */
    public void knows(HubRpc.TokenState token, boolean usable) {
        tokens.put(token.tokenId(), token);
        if (usable) {
            open.add(token.tokenId());
        }
    }

    /** As when it was removed by somebody else. */
    public void forgets(String hostId) {
        hosts.remove(hostId);
    }

    /** What tokens were asked for, in order. */
    public List<HubRpc.MintToken> minted() {
        return minted;
    }

    /** What the next change of a host or its credential is refused with. */
    public void refuses(Problem problem) {
        refusal.set(problem);
    }

    public void serves(List<String> systems) {
        packages = systems;
    }

    /** What was sealed for the hub, by the name of its field. */
    public Map<String, String> secrets() {
        return secrets;
    }

    /** The ids of the hosts that were asked for one by one, in order. */
    public List<String> shown() {
        return shown;
    }

    public List<Actor> actors() {
        return actors;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(HubRpc.PUBLIC_KEY, Role.viewer, (_, _) -> Reply.of(sealing.publicKey()));
        server.endpoint(HubRpc.HOST, Role.viewer, (_, ask) -> shown(ask.hostId()));
        server.endpoint(HubRpc.HOSTS, Role.viewer, (_, ask) -> Reply.of(page(ask)));
        server.endpoint(HubRpc.MINT_TOKEN, Role.admin, this::mint);
        server.endpoint(HubRpc.PACKAGES, Role.viewer, (_, _) -> Reply.of(new HubRpc.Packages(packages)));
        server.endpoint(HubRpc.TOKEN_STATE, Role.viewer, (_, ask) -> token(ask.tokenId()));
        server.endpoint(HubRpc.TOKENS, Role.admin, (_, _) -> Reply.of(new HubRpc.OpenTokens(
                tokens.values().stream().filter(token -> open.contains(token.tokenId())).toList())));
        server.endpoint(HubRpc.REVOKE_TOKEN, Role.admin, (_, ask) -> revoke(ask.tokenId()));
        server.endpoint(HubRpc.UPDATE_HOST, Role.admin, this::update);
        server.endpoint(HubRpc.REMOVE_HOST, Role.admin, this::remove);
        server.endpoint(HubRpc.CREDENTIALS, Role.viewer, (_, ask) -> host(ask.hostId()) instanceof Reply.Value<HubHost>
                ? Reply.of(new HubRpc.Credentials("rest:https://backup.example/ada/", "ada", true, false,
                        shortPasswords.contains(ask.hostId()) ? true : null))
                : Reply.refused(Problem.notFound("There is no host " + ask.hostId() + ".")));
        server.endpoint(HubRpc.PUT_CREDENTIALS, Role.admin, this::put);
    }

    private Reply<HubRpc.TokenState> token(String id) {
        var token = tokens.get(id);
        return token == null
                ? Reply.refused(Problem.notFound("There is no such enrolment token."))
                : Reply.of(token);
    }

    private Reply<Nothing> revoke(String id) {
        var token = tokens.get(id);
        if (token == null) {
            return Reply.refused(Problem.notFound("There is no such enrolment token."));
        }
        open.remove(id);
        return token.hostId() == null
                ? Reply.of(Nothing.NOTHING)
                : Reply.refused(Problem.conflict("A host was enrolled with this token. Remove the host."));
    }

    private Reply<HubHost> update(Caller caller, HubRpc.UpdateHost ask) {
        actors.add(caller.actor());
        if (refusal.getAndSet(null) instanceof Problem problem) {
            return Reply.refused(problem);
        }
        var errors = HostRules.errors(hosts.values(), ask);
        if (!hosts.containsKey(ask.hostId()) || !errors.isEmpty()) {
            return Reply
                    .refused(errors.isEmpty() ? Problem.notFound("There is no such host.") : Problem.invalid(errors));
        }
        return Reply.of(hosts.compute(ask.hostId(), (_, host) -> HostStory.of(host).changed(ask).host()));
    }

    private Reply<Nothing> remove(Caller caller, HubRpc.RemoveHost ask) {
        actors.add(caller.actor());
        var host = hosts.get(ask.hostId());
        if (host == null) {
            return Reply.refused(Problem.notFound("There is no such host."));
        }
        if (!host.name().equals(ask.confirm())) {
            return Reply.refused(Problem.invalid("confirm", "Type the host's name exactly: " + host.name()));
        }
        hosts.remove(host.id());
        return Reply.of(Nothing.NOTHING);
    }

    private Reply<HubHost> shown(String id) {
        shown.add(id);
        return host(id);
    }

    private Reply<HubHost> host(String id) {
        var host = hosts.get(id);
        return host == null ? Reply.refused(Problem.notFound("There is no host " + id + ".")) : Reply.of(host);
    }

    // Two to a page, whatever is asked for, so that every test of a list turns
    // pages.
    private HubRpc.HubHosts page(HubRpc.HostQuery ask) {
        var cursor = ask.cursor();
        var rest = hosts.values().stream().filter(host -> cursor == null || host.id().compareTo(cursor) > 0).toList();
        var page = rest.stream().limit(2).toList();
        return new HubRpc.HubHosts(page, rest.size() > page.size() ? page.getLast().id() : null);
    }

    private Reply<HubRpc.MintedToken> mint(Caller caller, HubRpc.MintToken ask) {
        actors.add(caller.actor());
        if (ask.name().equals("taken")) {
            return Reply.refused(Problem.invalid("name", "A host of this name exists."));
        }
        if (ask.replacesHostId() != null && !hosts.containsKey(ask.replacesHostId())) {
            return Reply.refused(Problem.invalid("replaces_host_id", "There is no such host any longer."));
        }
        open(caller, "repo_password", ask.repoPassword());
        open(caller, "server_password", ask.serverPassword());
        minted.add(ask);
        var id = Ids.next();
        knows(new HubRpc.TokenState(id, ask.name(), Instant.parse("2026-05-04T16:00:00Z"), null, false), true);
        return Reply.of(new HubRpc.MintedToken(id, sealing.sealFor(caller, MINTED_TOKEN),
                Instant.parse("2026-05-04T16:00:00Z"), minted(caller, ask.repoPassword()),
                minted(caller, ask.serverPassword()), ask.repoUsername()));
    }

    private Reply<HubRpc.Credentials> put(Caller caller, HubRpc.PutCredentials ask) {
        actors.add(caller.actor());
        if (refusal.getAndSet(null) instanceof Problem problem) {
            return Reply.refused(problem);
        }
        open(caller, "repo_password", ask.repoPassword());
        open(caller, "server_password", ask.serverPassword());
        return Reply.of(new HubRpc.Credentials("rest:https://backup.example/ada/", ask.repoUsername(), true, true));
    }

    private void open(Caller caller, String field, @Nullable Sealed secret) {
        if (secret != null) {
            secrets.put(field, sealing.open(secret, caller));
        }
    }

    private @Nullable Sealed minted(Caller caller, @Nullable Sealed given) {
        return given == null ? sealing.sealFor(caller, MINTED_PASSWORD) : null;
    }
}
