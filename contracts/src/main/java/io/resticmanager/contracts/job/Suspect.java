package io.resticmanager.contracts.job;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Why a backup that succeeded is not trusted, and who looked at it. {@code unmounted} are the mount points that are none any more,
 * where nothing else about the paths is in doubt: somebody's confirmation holds for the next backup with the same ones.
 */
@Wire
public record Suspect(String reason, String detail, @Nullable String confirmedBy, @Nullable Instant confirmedAt,
        @Nullable List<String> unmounted) {

    /** Of something that every backup has to be confirmed for. */
    public Suspect(String reason, String detail, @Nullable String confirmedBy, @Nullable Instant confirmedAt) {
        this(reason, detail, confirmedBy, confirmedAt, null);
    }

    /** The same, looked at. */
    public Suspect confirmed(String by, Instant at) {
        return new Suspect(reason, detail, by, at, unmounted);
    }
}
