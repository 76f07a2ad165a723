package io.resticmanager.standalone;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the stack keeps its data and where it listens. Each option is an environment variable too. */
public final class UpOptions {

    static final int MAX_PORT = 65_535;
    static final int UNSAID = Integer.MIN_VALUE;

    @Mixin
    private final DataDirOption dataDir = new DataDirOption();

    @Option(names = "--port", paramLabel = "N", defaultValue = "${env:RM_PORT:-" + UNSAID
            + "}", description = "Pages, API and agents (default: that of the last start, at first 8480; 0 takes a free one and keeps it).")
    int port;

    @Option(names = "--agent-port", paramLabel = "N", defaultValue = "${env:RM_AGENT_PORT:-" + UNSAID
            + "}", description = "A port of its own for agents (default: that of the last start, at first the same as --port).")
    int agentPort;

    @Option(names = "--bind", paramLabel = "ADDR", defaultValue = "${env:RM_BIND:-127.0.0.1}", description = "The address to listen on (default: ${DEFAULT-VALUE}). Any but loopback is served with TLS.")
    String bind = "127.0.0.1";

    @Option(names = "--no-tls", defaultValue = "${env:RM_NO_TLS:-false}", description = "Plain HTTP on an address that others can reach. Passwords cross the network readable.")
    boolean noTls;

    /** Where everything is kept, absolute. */
    public Path dataDir() {
        return dataDir.path();
    }

    public boolean tls() {
        return !noTls && !isLoopback();
    }

    boolean isLoopback() {
        return address().isLoopbackAddress();
    }

    /** @throws CannotStart with the exit code for wrong usage */
    InetAddress address() {
        try {
            return InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            throw wrong("--bind", bind + " is not an address of this machine");
        }
    }

    void check() {
        checkPort("--port", port);
        checkPort("--agent-port", agentPort);
        var _ = dataDir();
        if (bind.isBlank()) {
            throw wrong("--bind", "it is empty");
        }
        var _ = address();
    }

    private static void checkPort(String option, int port) {
        if (port != UNSAID && (port < 0 || port > MAX_PORT)) {
            throw wrong(option, port + " is not a port; give 0 to " + MAX_PORT);
        }
    }

    private static CannotStart wrong(String option, String why) {
        return new CannotStart(ExitCode.WRONG_USAGE, option + ": " + why);
    }

    /** The address to name in links when listening on all of them. */
    @Nullable
    String reachableHost() {
        return address().isAnyLocalAddress() ? null : bind;
    }
}
