package io.resticmanager.gateway.restore;

import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.gateway.view.ResticNeeds;
import org.jspecify.annotations.Nullable;

/** Where files go: {@code host} restores, {@code source} is the one whose snapshot it is. */
public record Target(HubHost source, HubHost host, Mode mode, String overwrite, @Nullable String below) {

    private static final String WINDOWS = "windows";
    private static final String USUAL = "/var/restic-restore";

    /** Before the agent said where it restores to. */
    public Target(HubHost source, HubHost host, Mode mode, String overwrite) {
        this(source, host, mode, overwrite, null);
    }

    Target below(@Nullable String path) {
        return new Target(source, host, mode, overwrite, path);
    }

    public boolean inPlace() {
        return mode == Mode.in_place;
    }

    public boolean elsewhere() {
        return !host.id().equals(source.id());
    }

    @Nullable
    String hostId() {
        return elsewhere() ? host.id() : null;
    }

    /** Where a new directory is made, in words: an agent may run with another {@code --restore-directory}, and tells it when it is done. */
    public String directory() {
        return directory(host, below);
    }

    static String directory(HubHost host, @Nullable String below) {
        // What the agent measured is the nearest folder that is there already.
        if (below != null && !USUAL.startsWith(below)) {
            return "<job id>, a new directory below " + ShownName.of(below);
        }
        return "its restore directory, usually " + (host.os().equals(WINDOWS)
                ? "%ProgramData%\\restic-restore\\<job id>\\"
                : USUAL + "/<job id>/");
    }

    /** Why the host's restic can do no more than replace all; empty when it can be told what to keep. */
    public String noChoice() {
        return host.resticVersion() == null
                ? "Every file that is there already is replaced. Which restic the host has is not known yet; from 0.17 on there is a choice."
                : ResticNeeds.missing("overwrite", host.resticVersion()).isEmpty()
                        ? ""
                        : "Every file that is there already is replaced, as restic %s can do nothing else. From 0.17 on there is a choice."
                                .formatted(host.resticVersion());
    }

    /** What is overwritten, or null for what restic does anyhow. */
    @Nullable
    String overwriteOption() {
        return inPlace() && noChoice().isEmpty() ? overwrite : null;
    }

    /** What the host will refuse as things are, and what helps; empty when nothing stands in the way. */
    List<String> refusals(Selection selection) {
        return TargetRules.refusals(this, selection);
    }
}
