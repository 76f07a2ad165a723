package io.resticmanager.tests.fleet;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.resticmanager.agent.enrol.Enroller;
import io.resticmanager.agent.enrol.EnrolmentOutcome;
import io.resticmanager.agent.enrol.EnrolmentRequest;
import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.identity.Machine;
import io.resticmanager.agent.state.StateDir;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.Repository;

/** Makes hosts as a person and an endpoint do: a token over the API, then the agent's own enrolment. A few at a time. */
final class Enrolments {

    private static final int AT_ONCE = 8;
    private static final Repository REPOSITORY = new Repository("rest:http://127.0.0.1:1/fleet/", "fleet",
            "password-of-the-server", "password-of-the-repository");

    private final Administrator administrator;
    private final URI server;
    private final Path folder;

    Enrolments(Administrator administrator, String agentUrl, Path folder) {
        this.administrator = administrator;
        this.server = URI.create(agentUrl);
        this.folder = folder;
    }

    record Enrolled(StateDir dir, Identity identity) {}

    List<Enrolled> make(int count) throws Exception {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var work = IntStream.rangeClosed(1, count).mapToObj("host-%05d"::formatted)
                    .map(name -> (Callable<Enrolled>) () -> enrol(name)).toList();
            var enrolled = new ArrayList<Enrolled>();
            for (var each : workers.invokeAll(work)) {
                enrolled.add(each.get());
            }
            return enrolled;
        }
    }

    private Enrolled enrol(String name) throws Exception {
        var token = administrator.mint(name, REPOSITORY).text("token");
        var dir = StateDir.open(folder.resolve(name));
        var outcome = new Enroller(dir, Machine.here()).enrol(new EnrolmentRequest(server, token, null, null));
        if (outcome instanceof EnrolmentOutcome.Enrolled(var identity, _)) {
            return new Enrolled(dir, identity);
        }
        throw new AssertionError(name + " was not enrolled: " + outcome);
    }
}
