package io.resticmanager.cli.job;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.resticmanager.cli.screen.Screen;
import io.resticmanager.cli.server.Api;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.Query;

/**
 * Follows a job to its end, each line of its log once and in order, whatever breaks in between: it asks for what is stored after
 * the last line it has. The pages' socket takes no API tokens (ADR 70).
 */
final class Follower {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final List<String> OVER = List.of("succeeded", "failed", "cancelled");

    private final Api api;
    private final Patience patience;
    private final Pause pause;

    Follower(Api api, Screen screen, Pause pause) {
        this.api = api;
        this.patience = new Patience(screen, pause);
        this.pause = pause;
    }

    /** @return the job, once it is over */
    Fields wait(String id) throws InterruptedException {
        var job = job(id);
        while (!OVER.contains(job.text("status"))) {
            pause.rest(LOOK);
            job = job(id);
        }
        return job;
    }

    /** @return the job, once it is over and its whole log was told */
    Fields tail(String id, Consumer<Fields> lines) throws InterruptedException {
        var after = 0L;
        while (true) {
            var page = log(id, after);
            for (var line : page.list("lines")) {
                if (line.number("n") > after) {
                    lines.accept(line);
                    after = line.number("n");
                }
            }
            if (page.is("complete")) {
                return wait(id);
            }
            if (page.list("lines").isEmpty()) {
                pause.rest(LOOK);
            }
        }
    }

    Fields job(String id) throws InterruptedException {
        return patience.ask(() -> new Fields(api.get(Query.of("/api/jobs/", id))));
    }

    private Fields log(String id, long after) throws InterruptedException {
        return patience.ask(() -> new Fields(api.get(Query.of("/api/jobs/", id, "log").and("after", "" + after))));
    }
}
