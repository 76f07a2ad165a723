package io.resticmanager.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** A free port is chosen once and kept in the data directory, so that links and agents find it again. */
record Ports(int http, int agents) {

    static Ports choose(Path dataDir, InetAddress address, UpOptions options) throws IOException {
        var file = dataDir.resolve("ports.properties");
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newBufferedReader(file)) {
                kept.load(in);
            }
        }
        var http = port(options.port, kept.getProperty("http"), address);
        var agents = options.agentPort < 0 ? http : port(options.agentPort, kept.getProperty("agents"), address);
        kept.setProperty("http", String.valueOf(http));
        kept.setProperty("agents", String.valueOf(agents));
        try (var out = Files.newBufferedWriter(file)) {
            kept.store(out, "chosen at the first start");
        }
        return new Ports(http, agents);
    }

    private static int port(int wanted, @Nullable String kept, InetAddress address) {
        var port = wanted == 0 && kept != null ? Integer.parseInt(kept) : wanted;
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new CannotStart(ExitCode.PORT_TAKEN, "port %d on %s is taken: give another with --port"
                    .formatted(port, address.getHostAddress()));
        }
    }
}
