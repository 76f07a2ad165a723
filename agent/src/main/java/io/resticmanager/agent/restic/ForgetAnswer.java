package io.resticmanager.agent.restic;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** Reads what forget prints: the groups on its first line, whatever follows; {@code null} stands for an empty list. */
final class ForgetAnswer {

    @Wire
    record Group(@Nullable String host, @Nullable List<String> paths, @Nullable List<SnapshotsCommand.Listed> keep,
            @Nullable List<SnapshotsCommand.Listed> remove, @Nullable List<Reason> reasons) {

        ForgetPlan.Group plan() {
            var why = why();
            return new ForgetPlan.Group(
                    Objects.requireNonNullElse(host, ""), orEmpty(paths),
                    orEmpty(keep).stream().map(one -> new ForgetPlan.Kept(one.snapshot(), why.getOrDefault(one.time(),
                            List.of()))).toList(),
                    orEmpty(remove).stream().map(SnapshotsCommand.Listed::snapshot).toList());
        }

        // By time, to the nanosecond: the snapshot of a reason has no id in 0.14.
        private Map<String, List<String>> why() {
            var why = new HashMap<String, List<String>>();
            orEmpty(reasons).forEach(reason -> why.put(reason.snapshot().time(), orEmpty(reason.matches())));
            return why;
        }
    }

    @Wire
    record Reason(Reasoned snapshot, @Nullable List<String> matches) {}

    @Wire
    record Reasoned(String time) {}

    private ForgetAnswer() {}

    /** Empty when it can not be read. */
    static Optional<ForgetPlan> parse(String printed) {
        var first = printed.lines().findFirst().orElse("null");
        try {
            return Optional.of(first.equals("null") ? new ForgetPlan(List.of()) : plan(first));
        } catch (Json.Malformed | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static ForgetPlan plan(String json) throws Json.Malformed {
        return new ForgetPlan(Arrays.stream(Json.read(json, Group[].class)).map(Group::plan).toList());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
