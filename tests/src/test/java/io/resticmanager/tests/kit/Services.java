package io.resticmanager.tests.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

/** Each service as a process of its own, against a broker that runs elsewhere. */
public final class Services {

    private static final Pattern HEALTH = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/health");
    private static final Pattern SETUP = Pattern.compile("http\\S+/setup\\?token=[\\w-]+");

    private final Stage stage;
    private final Map<String, String> broker;
    private final int pagesPort;
    private final int agentsPort;
    private final List<Child> processes = new ArrayList<>();

    private Services(Stage stage, Map<String, String> broker) throws IOException {
        this.stage = stage;
        this.broker = broker;
        this.pagesPort = freePort();
        this.agentsPort = freePort();
    }

    /** Returns when all five say that they are ready. @param broker the variables that name it */
    public static Services start(Stage stage, Map<String, String> broker) throws IOException {
        var services = new Services(stage, broker);
        services.launch("agent-hub", "io.resticmanager.hub.HubApplication", services.agentsPort);
        services.launch("jobs-service", "io.resticmanager.jobs.JobsApplication", -1);
        services.launch("alerts-service", "io.resticmanager.alerts.AlertsApplication", -1);
        services.launch("notifications-service", "io.resticmanager.notifications.NotificationsApplication", -1);
        services.launch("gateway-ui", "io.resticmanager.gateway.GatewayApplication", services.pagesPort);
        services.processes.forEach(Services::awaitReady);
        return services;
    }

    public List<Child> processes() {
        return List.copyOf(processes);
    }

    public String agentUrl() {
        return "http://127.0.0.1:" + agentsPort;
    }

    public Administrator administrator() throws Exception {
        var link = Awaitility.await("the gateway prints the set-up link")
                .until(() -> find(SETUP, processes.getLast()), Matcher::hasMatch).group();
        return Administrator.first(new ApiClient("http://127.0.0.1:" + pagesPort), link);
    }

    private void launch(String module, String main, int port) {
        var environment = new HashMap<>(broker);
        environment.putAll(Map.of(
                "RM_DATA_DIR", stage.folder("data-" + module).toString(),
                "RM_BASE_URL", "http://127.0.0.1:" + pagesPort,
                "RM_AGENT_URL", agentUrl(),
                "MICRONAUT_SERVER_HOST", "127.0.0.1",
                "MICRONAUT_SERVER_PORT", String.valueOf(port)));
        processes.add(stage.start(module, Builds.service(module, main), environment));
    }

    private static void awaitReady(Child process) {
        Awaitility.await("the service is ready").failFast("it ended", () -> !process.isAlive())
                .until(() -> ready(process));
    }

    private static boolean ready(Child process) throws IOException, InterruptedException {
        var health = find(HEALTH, process);
        if (!health.hasMatch()) {
            return false;
        }
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(health.group() + "/readiness")).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    private static Matcher find(Pattern pattern, Child process) {
        var matcher = pattern.matcher(process.err() + process.out());
        matcher.find();
        return matcher;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
