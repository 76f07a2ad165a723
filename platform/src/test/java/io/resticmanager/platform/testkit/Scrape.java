package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import io.micronaut.context.BeanContext;
import io.resticmanager.platform.health.ManagementServer;

/** What {@code /prometheus} of a service says, line by line. */
public record Scrape(String text) {

    public static Scrape of(BeanContext service) throws IOException, InterruptedException {
        var port = service.getBean(ManagementServer.class).port();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/prometheus"))
                .timeout(Duration.ofSeconds(10)).build();
        try (var client = HttpClient.newHttpClient()) {
            return new Scrape(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    /** Of the one series of this name with all of these labels, written as {@code host="ada"}; empty when there is none. */
    public OptionalDouble value(String name, String... labels) {
        return lines(name).filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .reduce((one, other) -> {
                    throw new AssertionError("several series of %s with %s".formatted(name, List.of(labels)));
                });
    }

    /** What {@code promtool check metrics} would complain of; its own words are in client_golang, promlint/validations. */
    public List<String> complaints() {
        return MetricNames.complaints(text);
    }

    public long count(String name) {
        return lines(name).count();
    }

    private Stream<String> lines(String name) {
        return text.lines().filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "));
    }
}
