package io.resticmanager.hub.schedule;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.hub.host.Registry;

/** The schedules that agents follow, as jobs-service last told of them. */
@Singleton
public final class ScheduleCopies {

    private final ScheduleTable table;

    private final ScheduleReads reads;

    private final Registry registry;

    ScheduleCopies(ScheduleTable table, ScheduleReads reads, Registry registry) {
        this.table = table;
        this.reads = reads;
        this.registry = registry;
    }

    /** For the configuration; as committed, read beside the writer. */
    public List<JsonNode> lookUp(String hostId) {
        return reads.ofHost(hostId).stream().map(ScheduleCopies::json).toList();
    }

    private static JsonNode json(ScheduleRow row) {
        try {
            return Json.read(row.body(), JsonNode.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("the schema lets nothing else in", e);
        }
    }

    /** Part of the caller's transaction. @return whether the host's configuration is another one now */
    boolean replace(String hostId, List<Schedule> fresh) {
        var before = table.ofHost(hostId).stream().collect(Collectors.toMap(ScheduleRow::id, Function.identity()));
        var after = fresh.stream().collect(Collectors.toMap(Schedule::id, Json::text));
        var gone = before.keySet().stream().filter(id -> !after.containsKey(id)).toList();
        var changed = fresh.stream().filter(schedule -> {
            var row = before.get(schedule.id());
            return row == null || !Objects.equals(row.body(), after.get(schedule.id()));
        }).toList();
        if (registry.find(hostId).isEmpty() || gone.isEmpty() && changed.isEmpty()) {
            return false;
        }
        var revision = registry.reconfigured(hostId);
        gone.forEach(id -> table.remove(id, hostId));
        changed.forEach(it -> table.put(it.id(), hostId, it.revision(), revision, Json.text(it)));
        return true;
    }
}
