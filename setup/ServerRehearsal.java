import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Uses a server that has just been set up as its first administrator does, so that Java can learn which classes that needs. Ends
 * with 1 when the server does not answer as it should. Its argument is the line of {@code up --json}.
 */
final class ServerRehearsal {

    private static final List<String> PAGES = List.of("/", "/hosts/new", "/jobs", "/alerts", "/audit", "/profile",
            "/settings/users");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private String cookies = "";

    private ServerRehearsal(String url) {
        this.url = url;
    }

    public static void main(String[] args) throws Exception {
        var server = new ServerRehearsal(word(args[0], "url"));
        var setUp = word(args[0], "setup_url");
        server.page(setUp.substring(server.url.length()));
        server.signIn(setUp.replaceFirst(".*token=", ""));
        for (var page : PAGES) {
            server.page(page);
        }
    }

    private void signIn(String token) throws Exception {
        var password = UUID.randomUUID().toString();
        post("/api/setup", "{\"token\":\"%s\",\"username\":\"rehearsal\",\"password\":\"%s\"}".formatted(token, password));
        var session = post("/api/sessions", "{\"username\":\"rehearsal\",\"password\":\"%s\"}".formatted(password));
        cookies = session.headers().allValues("set-cookie").stream().map(header -> header.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private void page(String path) throws Exception {
        send(request(path).header("Accept", "text/html").header("Cookie", cookies).GET(), 200);
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)), 201);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected) throws Exception {
        var asked = request.build();
        var answer = http.send(asked, BodyHandlers.ofString());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException("%s answered %d".formatted(asked.uri().getPath(), answer.statusCode()));
        }
        return answer;
    }

    private static String word(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }
}
