package io.resticmanager.cli.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.cli.server.Api;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Query;

/** Finds hosts by what people call them. */
public record Hosts(Api api) {

    private static final String PATH = "/api/hosts";

    /** Its whole story. @throws CliFailure when there is none of that name or id, or more than one */
    public Fields one(String nameOrId) {
        return new Fields(api.get(Query.of(PATH + "/", id(nameOrId))));
    }

    /** A name comes before an id, and its case does not matter unless two differ in nothing else. */
    public String id(String nameOrId) {
        var all = api.all(Query.of(PATH)).rows();
        var called = all.stream().filter(host -> host.text("name").equalsIgnoreCase(nameOrId)).toList();
        var exactly = called.stream().filter(host -> host.text("name").equals(nameOrId)).toList();
        var found = exactly.isEmpty() ? called : exactly;
        if (found.size() > 1) {
            throw CliFailure.wrong("%d hosts are called %s; name one by its id: %s".formatted(found.size(), nameOrId,
                    found.stream().map(Hosts::told).collect(Collectors.joining(", "))));
        }
        return found.stream().findFirst()
                .or(() -> all.stream().filter(host -> host.text("id").equals(nameOrId)).findFirst())
                .map(host -> host.text("id")).orElseThrow(() -> CliFailure.failed(unknown(nameOrId, all)));
    }

    private static String told(Fields host) {
        return "%s (%s)".formatted(host.text("id"), String.join(", ", host.text("hostname"), host.text("os")));
    }

    private static String unknown(String typed, List<Fields> all) {
        var near = Nearness.of(typed, all.stream().map(host -> host.text("name")).toList());
        return "there is no host %s. %s".formatted(typed, near.isEmpty()
                ? "restic-manager hosts lists them"
                : "Did you mean %s?".formatted(String.join(" or ", near)));
    }

    /** By their ids. */
    public Map<String, String> names() {
        var names = new HashMap<String, String>();
        api.all(Query.of(PATH)).rows().forEach(host -> names.put(host.text("id"), host.text("name")));
        return names;
    }
}
