package io.resticmanager.tests.kit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.health.Health;
import io.resticmanager.platform.port.FreePort;
import org.awaitility.Awaitility;

/** Each service as a process of its own, against a broker that runs elsewhere. */
public final class Services {

    public static final String HUB = "agent-hub";
    public static final String JOBS = "jobs-service";
    public static final String ALERTS = "alerts-service";
    public static final String GATEWAY = "gateway-ui";
    private static final Map<String, String> MAINS = Map.of(
            HUB, "io.resticmanager.hub.HubApplication",
            JOBS, "io.resticmanager.jobs.JobsApplication",
            ALERTS, "io.resticmanager.alerts.AlertsApplication",
            "notifications-service", "io.resticmanager.notifications.NotificationsApplication",
            GATEWAY, "io.resticmanager.gateway.GatewayApplication");

    private static final Pattern HEALTH = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/health");
    private static final Pattern SETUP = Pattern.compile("http\\S+/setup\\?token=[\\w-]+");

    // Several at once, on a machine that may be busy with other things.
    private static final Duration STARTING = Duration.ofMinutes(3);

    private final Stage stage;
    private final Map<String, String> broker;
    private final int pagesPort;
    private final int agentsPort;
    private final Map<String, Child> processes = new LinkedHashMap<>();

    private Services(Stage stage, Map<String, String> broker) throws IOException {
        this.stage = stage;
        this.broker = broker;
        this.pagesPort = FreePort.on(InetAddress.getLoopbackAddress());
        this.agentsPort = FreePort.on(InetAddress.getLoopbackAddress());
    }

    /** Returns when all five say that they are ready. @param broker the variables that name it */
    public static Services start(Stage stage, Map<String, String> broker) throws IOException {
        return start(stage, broker, MAINS.keySet());
    }

    /** What alerts come from and where they are seen. @param settings what differs from its default, for all of them */
    public static Services forAlerts(Stage stage, Map<String, String> broker, Map<String, String> settings)
            throws IOException {
        var environment = new HashMap<>(broker);
        environment.putAll(settings);
        return start(stage, environment, List.of(HUB, JOBS, ALERTS, GATEWAY));
    }

    /** Only what an agent's words pass through, and the gateway, by which hosts are added. */
    public static Services forAgents(Stage stage, Map<String, String> broker) throws IOException {
        return start(stage, broker, List.of(HUB, JOBS, GATEWAY));
    }

    private static Services start(Stage stage, Map<String, String> broker, Collection<String> modules)
            throws IOException {
        var services = new Services(stage, broker);
        modules.forEach(services::launch);
        services.processes.values().forEach(Services::awaitReady);
        return services;
    }

    public List<Child> processes() {
        return List.copyOf(processes.values());
    }

    public Child process(String module) {
        return Objects.requireNonNull(processes.get(module), module);
    }

    /** As on the machine of a service that was killed: the same data, the same port. Returns when it is ready. */
    public void startAgain(String module) {
        launch(module);
        awaitReady(process(module));
    }

    /** Where a service keeps its data. */
    public Path data(String module) {
        return stage.folder("data-" + module);
    }

    /** Where the pages are. */
    public String url() {
        return "http://127.0.0.1:" + pagesPort;
    }

    public String agentUrl() {
        return "http://127.0.0.1:" + agentsPort;
    }

    public Administrator administrator() throws Exception {
        var link = Awaitility.await("the gateway prints the set-up link")
                .until(() -> find(SETUP, process(GATEWAY)), Matcher::hasMatch).group();
        return Administrator.first(new ApiClient(url()), link);
    }

    private void launch(String module) {
        var environment = new HashMap<>(broker);
        environment.putAll(Map.of(
                "RM_DATA_DIR", data(module).toString(),
                "RM_BASE_URL", url(),
                "RM_AGENT_URL", agentUrl(),
                "MICRONAUT_SERVER_HOST", "127.0.0.1",
                "MICRONAUT_SERVER_PORT", String.valueOf(port(module))));
        processes.put(module, stage.start(module, Builds.service(module, MAINS.get(module)), environment));
    }

    // The others have no pages; any free port does.
    private int port(String module) {
        return switch (module) {
            case HUB -> agentsPort;
            case GATEWAY -> pagesPort;
            default -> -1;
        };
    }

    private static void awaitReady(Child process) {
        Awaitility.await("the service is ready").atMost(STARTING).failFast("it ended", () -> !process.isAlive())
                .until(() -> ready(process));
    }

    private static boolean ready(Child process) throws IOException, InterruptedException {
        var health = find(HEALTH, process);
        return health.hasMatch() && ask(health.group() + "/readiness").statusCode() == 200;
    }

    /** What a service says of one of its conditions on its management port, well or not. */
    public String condition(String module, String name) throws Exception {
        var answer = ask(find(HEALTH, process(module)).group()).body();
        return Json.read(answer, Health.class).conditions().stream()
                .filter(condition -> condition.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("nothing of " + name + " in " + answer)).detail();
    }

    private static HttpResponse<String> ask(String address) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }

    private static Matcher find(Pattern pattern, Child process) {
        var matcher = pattern.matcher(process.err() + process.out());
        matcher.find();
        return matcher;
    }
}
