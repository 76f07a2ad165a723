package io.resticmanager.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.resticmanager.contracts.rpc.Role;

/** The tables of docs/manual/roles.md, which people read and tests hold the product to. */
public final class RoleTable {

    private static final Path FILE = Path.of("..", "docs", "manual", "roles.md");

    private RoleTable() {}

    /** A route; {@code least} is empty where nobody need be signed in. {@code token}: an API token is taken in place of a session. */
    public record Route(String name, Optional<Role> least, boolean password, boolean token) {}

    /** By method and path, as in {@code GET /api/hosts/{id}}. */
    public static Map<String, Route> routes() {
        var routes = new TreeMap<String, Route>();
        rows("Routes").forEach(row -> routes.put(code(row.getFirst()),
                new Route(code(row.getFirst()), role(row.get(1)), row.get(2).equals("yes"), row.get(3).equals("yes"))));
        return routes;
    }

    /** The least role for each request of a service, by its subject. */
    public static Map<String, Role> requests(String service) {
        var requests = new TreeMap<String, Role>();
        rows("Requests between services").filter(row -> code(row.getFirst()).startsWith("rpc." + service + "."))
                .forEach(row -> requests.put(code(row.getFirst()), role(row.get(1)).orElseThrow()));
        return requests;
    }

    private static Stream<List<String>> rows(String section) {
        try {
            return Files.readString(FILE).transform(text -> text.substring(text.indexOf("## " + section))).lines()
                    .skip(1).takeWhile(line -> !line.startsWith("## ")).filter(line -> line.startsWith("| `"))
                    .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(String cell) {
        return cell.replace("`", "");
    }

    private static Optional<Role> role(String cell) {
        return cell.equals("anybody") ? Optional.empty() : Optional.of(Role.valueOf(cell));
    }
}
