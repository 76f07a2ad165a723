package io.resticmanager.agent.hook;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How a hook is run on this machine. */
interface Starter {

    Started start(Path program, HookCall call, Map<String, String> environment) throws IOException;

    /** A hook that runs, or ran. */
    interface Started {

        /** @return whether it ended within this time, and all that it said has been passed on */
        boolean ended(Duration time) throws InterruptedException;

        void askToEnd();

        void kill();

        /** Why it did not end well, as the end of a sentence; once it has ended. */
        Optional<String> failure();
    }
}
