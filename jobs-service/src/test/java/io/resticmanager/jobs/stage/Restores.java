package io.resticmanager.jobs.stage;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.platform.id.Ids;
import org.awaitility.Awaitility;

/** Hosts with a snapshot, and restores of it. */
public record Restores(Stage stage) {

    /** The id of the snapshot that every host here has. */
    public static final String SNAPSHOT = "%064x".formatted(0xabcdef01);

    /** Called so, with this restic; known to be away. */
    public String offlineHost(String name, String restic) {
        return known(stage.offlineHost(), name, restic);
    }

    public String connectedHost(String name) {
        return known(stage.connectedHost(), name, "0.18.0");
    }

    private String known(String host, String name, String restic) {
        stage.hub().known(host, name, restic);
        stage.hub().say(host, Frames.report(Ids.next(), 0, true, Frames.snapshot(0xabcdef01, Instant.now())));
        Awaitility.await().until(() -> stage.onHost(host).snapshots() == 1);
        return host;
    }

    /** To a new directory of the host itself. */
    public static Map<String, Object> toDirectory(String... paths) {
        return new HashMap<>(Map.of("snapshot_id", SNAPSHOT, "paths", List.of(paths), "target",
                Map.of("mode", "new_directory")));
    }

    /** To a new directory of another host. */
    public static Map<String, Object> toDirectoryOf(String host, String... paths) {
        return with(toDirectory(paths), "target", Map.of("mode", "new_directory", "host_id", host));
    }

    /** Over the files themselves. */
    public static Map<String, Object> inPlace(String typed, String... paths) {
        return with(with(toDirectory(paths), "target", Map.of("mode", "in_place")), "confirm_host_name", typed);
    }

    public static Map<String, Object> with(Map<String, Object> wish, String field, Object value) {
        wish.put(field, value);
        return wish;
    }

    public String order(String host, Map<String, Object> wish, Actor actor) {
        return stage.gateway().get(JobsRpc.RUN, run(host, wish), actor).jobId();
    }

    public Problem refusal(String host, Map<String, Object> wish, Actor actor) {
        return stage.gateway().refusal(JobsRpc.RUN, run(host, wish), actor);
    }

    private static JobsRpc.Run run(String host, Map<String, Object> wish) {
        return new JobsRpc.Run(host, JobKind.restore, Json.tree(wish));
    }
}
