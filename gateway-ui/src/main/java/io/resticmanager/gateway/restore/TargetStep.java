package io.resticmanager.gateway.restore;

import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.RestoreOptions;
import org.jspecify.annotations.Nullable;

/** The third step: where to. {@code target} is null while another host is wanted, and none is chosen. */
public record TargetStep(@Nullable Target target, HubHost source, List<HubHost> others, Need need,
        List<String> refusals, @Nullable String below) {

    public List<String> overwrites() {
        return RestoreOptions.OVERWRITES;
    }

    /** What restic's word for it means. */
    public String overwriteWords(String overwrite) {
        return switch (overwrite) {
            case "if-changed" -> "Replace files whose size or time differs";
            case "if-newer" -> "Replace files that are older than in the snapshot";
            case "never" -> "Replace nothing, bring back what is missing";
            default -> "Replace all of them";
        };
    }

    /** On the source itself. */
    public String directory() {
        return Target.directory(source, below);
    }

    /** What a restore in place could do on the source. */
    public Target inPlace() {
        return new Target(source, source, RestoreOptions.Mode.in_place, RestoreOptions.OVERWRITES.getFirst());
    }
}
