package io.resticmanager.agent.job;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** Commands as the hub sends them. */
public final class JobCommands {

    private JobCommands() {}

    public static HubMessage.CommandRun of(String jobId, JobKind kind) {
        return new HubMessage.CommandRun(jobId, kind, null, kind == JobKind.backup ? options("/etc") : null, null);
    }

    public static HubMessage.CommandRun expiring(String jobId, Instant at) {
        return new HubMessage.CommandRun(jobId, JobKind.init, at, null, null);
    }

    public static HubMessage.CommandRun backup(String jobId, Source source) {
        return new HubMessage.CommandRun(jobId, JobKind.backup, null, tree(source), null);
    }

    public static HubMessage.CommandRun with(String jobId, JobKind kind, @Nullable JobOptions options) {
        return new HubMessage.CommandRun(jobId, kind, null, options == null ? null : Json.tree(options), null);
    }

    public static HubMessage.CommandRun with(String jobId, JobKind kind, JobOptions options,
            HubMessage.Repository credential) {
        return new HubMessage.CommandRun(jobId, kind, null, Json.tree(options), credential);
    }

    /** One that has this long, in seconds. */
    public static HubMessage.CommandRun within(long timeoutS, HubMessage.CommandRun command) {
        return new HubMessage.CommandRun(command.jobId(), command.kind(), command.expiresAt(), command.options(),
                command.credential(), timeoutS);
    }

    /** With a credential for this job. */
    public static HubMessage.CommandRun lending(String jobId, JobKind kind, HubMessage.Repository credential) {
        return new HubMessage.CommandRun(jobId, kind, null, null, credential);
    }

    private static JsonNode options(String path) {
        return tree(Source.of(List.of(path)));
    }

    private static JsonNode tree(Source source) {
        return Json.tree(new BackupOptions(null, source));
    }
}
