package io.resticmanager.agent.schedule;

import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** Schedules as the hub sends them, in UTC and not put off unless said. */
public final class Schedules {

    private Schedules() {}

    public static JsonNode backup(String id, String cron, boolean runMissed, String path) {
        return of(id, JobKind.backup, cron, "UTC", runMissed, Source.of(List.of(path)), null, null);
    }

    public static JsonNode within(long timeoutS, String id, String cron) {
        return of(id, JobKind.backup, cron, "UTC", true, Source.of(List.of("/etc")), null, timeoutS);
    }

    public static JsonNode check(String id, String cron, String subset) {
        return of(id, JobKind.check, cron, "UTC", true, null, Json.tree(new CheckOptions(subset)), null);
    }

    public static JsonNode in(String zone, String id, String cron) {
        return of(id, JobKind.backup, cron, zone, true, Source.of(List.of("/etc")), null, null);
    }

    public static JsonNode of(String id, JobKind kind, String cron, String zone, boolean runMissed,
            @Nullable Source source, @Nullable JsonNode options, @Nullable Long timeoutS) {
        return Json.tree(new Schedule(id, "H1", "Nightly", kind, true, cron, zone, 0, runMissed, source, null, options,
                false, timeoutS, null, 1, null, null, null));
    }

    /** A backup that is put off by up to so many seconds, and not caught up with. */
    public static JsonNode putOff(int jitterS, boolean enabled, String id, String cron) {
        return Json.tree(new Schedule(id, "H1", "Nightly", JobKind.backup, enabled, cron, "UTC", jitterS, false,
                Source.of(List.of("/etc")), null, null, false, null, null, 1, null, null, null));
    }
}
