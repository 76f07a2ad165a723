package io.resticmanager.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.resticmanager.standalone.tls.SelfSigned;

/** The addresses that the stack serves, as Micronaut's settings and as people write them. */
record Listening(UpOptions options, Ports ports, Optional<SelfSigned.Identity> identity) {

    static Listening of(UpOptions options, Path dataDir) throws IOException, GeneralSecurityException {
        var ports = Ports.choose(dataDir, options.address(), options);
        return new Listening(options, ports, options.tls()
                ? Optional.of(SelfSigned.at(dataDir, names(options), Clock.systemUTC()))
                : Optional.empty());
    }

    private static List<String> names(UpOptions options) throws IOException {
        var names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", InetAddress.getLocalHost().getHostName()));
        if (options.reachableHost() != null) {
            names.add(options.reachableHost());
        }
        return List.copyOf(names);
    }

    Map<String, Object> settings() {
        return settings(System.getenv());
    }

    Map<String, Object> settings(Map<String, String> environment) {
        var settings = new HashMap<String, Object>();
        listener(settings, "pages", ports.http());
        if (ports.agents() != ports.http()) {
            listener(settings, "agents", ports.agents());
        }
        var served = url(ports.http());
        settings.put("rm.base-url", environment.getOrDefault("RM_BASE_URL", served));
        if (!environment.containsKey("RM_BASE_URL")) {
            // Says that nobody chose it, so that an administrator still may.
            settings.put("rm.served-url", served);
        }
        settings.put("rm.agent-url", environment.getOrDefault("RM_AGENT_URL", agentUrl()));
        identity.ifPresent(own -> tls(settings, own));
        return settings;
    }

    private void listener(Map<String, Object> settings, String name, int port) {
        var prefix = "micronaut.server.netty.listeners." + name + ".";
        settings.put(prefix + "host", options.address().getHostAddress());
        settings.put(prefix + "port", port);
        settings.put(prefix + "ssl", identity.isPresent());
    }

    private static void tls(Map<String, Object> settings, SelfSigned.Identity own) {
        settings.put("micronaut.server.ssl.enabled", true);
        settings.put("micronaut.server.ssl.key-store.path", "file:" + own.keyStore());
        settings.put("micronaut.server.ssl.key-store.password", own.password());
        settings.put("micronaut.server.ssl.key-store.type", "PKCS12");
        settings.put("rm.tls-pin", own.pin());
    }

    String url() {
        return System.getenv().getOrDefault("RM_BASE_URL", url(ports.http()));
    }

    String agentUrl() {
        return ports.agents() == ports.http() ? url() : url(ports.agents());
    }

    private String url(int port) {
        var host = options.reachableHost() == null ? hostName() : bracketed(options.reachableHost());
        return (identity.isPresent() ? "https://" : "http://") + host + ":" + port;
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            // A machine without a name still has itself.
            return "localhost";
        }
    }
}
