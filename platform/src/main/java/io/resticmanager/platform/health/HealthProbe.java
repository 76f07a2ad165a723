package io.resticmanager.platform.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * The health check of a container: asks the service beside it whether it is ready, so that the image needs no other program. Ends
 * with 0 when it is, else with 1 and a line that says why.
 */
public final class HealthProbe {

    private static final int PATIENCE_MS = 4_000;

    private HealthProbe() {}

    /** Takes the port from RM_MANAGEMENT_PORT, as the service did. */
    public static void main(String... arguments) {
        var said = obstacle(System.getenv());
        System.out.println(said.isEmpty() ? "ready" : said);
        System.exit(said.isEmpty() ? 0 : 1);
    }

    /** @return what keeps the service from being ready; empty when nothing does */
    public static String obstacle(Map<String, String> environment) {
        var port = environment.getOrDefault("RM_MANAGEMENT_PORT", "0");
        if (!port.matches("[1-9]\\d{0,4}")) {
            return "RM_MANAGEMENT_PORT does not say where to ask: set it to a port";
        }
        var address = "http://127.0.0.1:" + port + "/health/readiness";
        try {
            var status = status(address);
            return status == HttpURLConnection.HTTP_OK ? "" : address + " answers " + status;
        } catch (IOException e) {
            return address + " does not answer: " + e.getMessage();
        }
    }

    private static int status(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection(java.net.Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MS);
        connection.setReadTimeout(PATIENCE_MS);
        try {
            return connection.getResponseCode();
        } finally {
            connection.disconnect();
        }
    }
}
