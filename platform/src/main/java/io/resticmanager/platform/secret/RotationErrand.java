package io.resticmanager.platform.secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.micronaut.serde.annotation.Serdeable;
import io.resticmanager.platform.errand.Errand;
import org.jspecify.annotations.Nullable;

/** How a command asks the process that holds a data directory to rotate the keys. */
public final class RotationErrand {

    public static final String NAME = "rotate-keys";

    private RotationErrand() {}

    public static Errand<Request, Answer> in(Path dataDir) {
        return new Errand<>(dataDir, NAME, Request.class, Answer.class);
    }

    /** @param alone see {@link KeyRotation#run} */
    @Serdeable
    public record Request(String id, boolean alone) implements Errand.Part {}

    /**
     * @param problem why it was not done, in a sentence
     * @param outcome absent while it is being done
     */
    @Serdeable
    public record Answer(String id, @Nullable String problem, @Nullable Sealed outcome) implements Errand.Part {

        public boolean isOver() {
            return problem != null || outcome != null;
        }
    }

    /** See {@link KeyRotation.Outcome}. */
    @Serdeable
    public record Sealed(Map<String, Integer> sealed, List<String> unread, boolean oldKeyKept) {}
}
