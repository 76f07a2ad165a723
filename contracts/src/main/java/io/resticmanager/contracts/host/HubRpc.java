package io.resticmanager.contracts.host;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.PublicKey;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.Sealed;
import org.jspecify.annotations.Nullable;

/** What agent-hub answers. */
public final class HubRpc {

    public static final Rpc<Nothing, PublicKey> PUBLIC_KEY = new Rpc<>("rpc.hub.key.get", Nothing.class,
            PublicKey.class);
    /** Mints a one-time enrolment token; needs the role admin; a taken name answers 422. */
    public static final Rpc<MintToken, MintedToken> MINT_TOKEN = new Rpc<>("rpc.hub.tokens.mint", MintToken.class,
            MintedToken.class);
    public static final Rpc<TokenId, TokenState> TOKEN_STATE = new Rpc<>("rpc.hub.tokens.get", TokenId.class,
            TokenState.class);
    /** Tokens that can still be used, oldest first; needs the role admin. */
    public static final Rpc<Nothing, OpenTokens> TOKENS = new Rpc<>("rpc.hub.tokens.list", Nothing.class,
            OpenTokens.class);
    /** A token that nobody used can not be used any more; needs the role admin. */
    public static final Rpc<TokenId, Nothing> REVOKE_TOKEN = new Rpc<>("rpc.hub.tokens.revoke", TokenId.class,
            Nothing.class);
    public static final Rpc<HostQuery, HubHosts> HOSTS = new Rpc<>("rpc.hub.hosts.list", HostQuery.class,
            HubHosts.class);
    public static final Rpc<HostId, HubHost> HOST = new Rpc<>("rpc.hub.hosts.get", HostId.class, HubHost.class);
    /** Renames, tags, pauses; absent keeps; needs the role admin; a taken name answers 422. */
    public static final Rpc<UpdateHost, HubHost> UPDATE_HOST = new Rpc<>("rpc.hub.hosts.update", UpdateHost.class,
            HubHost.class);
    /** Ends the host's identity at once; its backups stay; needs the role admin and the host's name typed. */
    public static final Rpc<RemoveHost, Nothing> REMOVE_HOST = new Rpc<>("rpc.hub.hosts.remove", RemoveHost.class,
            Nothing.class);
    public static final Rpc<HostId, Credentials> CREDENTIALS = new Rpc<>("rpc.hub.credentials.get", HostId.class,
            Credentials.class);
    /** Replaces; blank keeps; needs the role admin. */
    public static final Rpc<PutCredentials, Credentials> PUT_CREDENTIALS = new Rpc<>("rpc.hub.credentials.put",
            PutCredentials.class, Credentials.class);
    public static final Rpc<HostId, Maintenance> MAINTENANCE = new Rpc<>("rpc.hub.maintenance.get", HostId.class,
            Maintenance.class);
    /** Replaces; blank keeps; needs the role admin. */
    public static final Rpc<PutMaintenance, Maintenance> PUT_MAINTENANCE = new Rpc<>("rpc.hub.maintenance.put",
            PutMaintenance.class, Maintenance.class);
    /** From now on everything is done with the everyday credential; needs the role admin. */
    public static final Rpc<HostId, Nothing> REMOVE_MAINTENANCE = new Rpc<>("rpc.hub.maintenance.remove", HostId.class,
            Nothing.class);

    /** What can be downloaded from the hub to install; needs the role viewer. */
    public static final Rpc<Nothing, Packages> PACKAGES = new Rpc<>("rpc.hub.packages.list", Nothing.class,
            Packages.class);

    private HubRpc() {}

    /**
     * Life in seconds, 60 to 86,400; absent is one hour. Absent passwords are minted, or those of the host that is
     * replaced.
     */
    @Wire
    public record MintToken(String name, List<String> tags, String repoUrl, @Nullable String repoUsername,
            @Nullable Sealed repoPassword, @Nullable Sealed serverPassword, @Nullable Long expiresInS,
            @Nullable String replacesHostId) {}

    /** The secrets are sealed to the asker's reply key; a password that the asker gave does not come back. */
    @Wire
    public record MintedToken(String tokenId, Sealed token, Instant expiresAt, @Nullable Sealed repoPassword,
            @Nullable Sealed serverPassword, @Nullable String repoUsername) {}

    @Wire
    public record TokenId(String tokenId) {}

    /** {@code hostId} is set once the token has been used. */
    @Wire
    public record TokenState(String tokenId, String name, Instant expiresAt, @Nullable String hostId,
            boolean connected) {}

    @Wire
    public record OpenTokens(List<TokenState> items) {}

    @Wire
    public record HostId(String hostId) {}

    @Wire
    public record UpdateHost(String hostId, @Nullable String name, @Nullable List<String> tags,
            @Nullable Boolean paused) {}

    @Wire
    public record RemoveHost(String hostId, String confirm) {}

    /** {@code limit} is 1 to 200; in order of id; the cursor is the {@code next_cursor} of the page before. */
    @Wire
    public record HostQuery(int limit, @Nullable String cursor) {}

    @Wire
    public record HubHosts(List<HubHost> items, @Nullable String nextCursor) {}

    /** {@code short_password}: a stored password is too short to be masked in logs; only an administrator is told, and only then. */
    @Wire
    public record Credentials(String repoUrl, @Nullable String repoUsername, boolean hasPassword,
            boolean hasServerPassword, @Nullable Boolean shortPassword) {

        /** Without a password that is too short, or to one who is not told. */
        public Credentials(String repoUrl, @Nullable String repoUsername, boolean hasPassword,
                boolean hasServerPassword) {
            this(repoUrl, repoUsername, hasPassword, hasServerPassword, null);
        }
    }

    @Wire
    public record PutCredentials(String hostId, @Nullable String repoUrl, @Nullable String repoUsername,
            @Nullable Sealed repoPassword, @Nullable Sealed serverPassword) {}

    /**
     * A host's maintenance credential without its secrets. {@code repoUrl} is absent and {@code hasPassword} false where the
     * everyday ones hold. {@code maintenanceHostId} is the host that alone gets it; when that one was removed,
     * {@code hostRemoved} says so and nobody gets it.
     */
    @Wire
    public record Maintenance(boolean stored, @Nullable String repoUrl, @Nullable String repoUsername,
            boolean hasPassword, boolean hasServerPassword, @Nullable String maintenanceHostId, boolean hostRemoved) {}

    /** The everyday address, the everyday password and the host's own id go back to what holds without them. */
    @Wire
    public record PutMaintenance(String hostId, @Nullable String repoUrl, @Nullable String repoUsername,
            @Nullable Sealed repoPassword, @Nullable Sealed serverPassword, @Nullable String maintenanceHostId) {}

    /** Systems that have an agent package with its checksum and an install script: {@code linux/amd64} and so on, sorted. */
    @Wire
    public record Packages(List<String> systems) {}
}
