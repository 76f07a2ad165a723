package io.resticmanager.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;

import io.resticmanager.platform.port.FreePort;

/** Where the stack listens: chosen once and kept in the data directory, so that links and agents find it again. */
record Ports(int http, int agents) {

    private static final int FIRST = 8480;

    static Ports choose(Path dataDir, InetAddress address, UpOptions options) throws IOException {
        var file = new PortsFile(dataDir.resolve("ports.properties"));
        var kept = file.read();
        var http = free("--port", wanted(options.port, kept.http(), FIRST), address);
        var ownKept = kept.agents() == kept.http() ? UpOptions.UNSAID : kept.agents();
        var agents = wanted(options.agentPort, ownKept, http);
        var ports = new Ports(http, agents == http ? http : free("--agent-port", agents, address));
        if (!ports.equals(kept)) {
            file.write(ports);
        }
        return ports;
    }

    private static int wanted(int said, int kept, int otherwise) {
        if (said > 0) {
            return said;
        }
        if (kept > 0) {
            return kept;
        }
        return said == 0 ? 0 : otherwise;
    }

    private static int free(String option, int port, InetAddress address) throws IOException {
        if (port == 0) {
            return FreePort.on(address);
        }
        if (!FreePort.is(address, port)) {
            throw new CannotStart(ExitCode.PORT_TAKEN, "port %d on %s is taken: give another with %s"
                    .formatted(port, address.getHostAddress(), option));
        }
        return port;
    }
}
