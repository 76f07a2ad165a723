package io.resticmanager.jobs.queue;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;

/** Reads the options that a schedule keeps for its runs. */
public final class Upkeep {

    private Upkeep() {}

    /** What stands in the field {@code options}, in the one form that is kept; for a prune and a check. */
    public static JsonNode options(JobKind kind, OptionFields fields) {
        var options = fields.within("options");
        return Json.tree(kind == JobKind.prune ? PruneOrder.read(options) : CheckOrder.read(options));
    }
}
