package io.resticmanager.cli.user;

import java.util.stream.Collectors;

import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.cli.server.Api;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Query;

/** Finds users by the name they sign in with. */
record People(Api api) {

    static final String PATH = "/api/users";

    /** @throws CliFailure when there is none of that name or id */
    Fields one(String name) {
        var all = api.all(Query.of(PATH)).rows();
        return all.stream().filter(user -> user.text("username").equalsIgnoreCase(name) || user.text("id").equals(name))
                .findFirst().orElseThrow(() -> CliFailure.failed("there is no user %s; the users are %s".formatted(name,
                        all.stream().map(user -> user.text("username")).collect(Collectors.joining(", ")))));
    }
}
