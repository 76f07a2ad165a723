package io.resticmanager.agent.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives back what was read of files in order to start and is hardly read again: parts of the JVM and of its cache of classes.
 * See docs/adr/0029.
 */
public final class SparePages implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SparePages.class.getName());
    private static final Path MAPS = Path.of("/proc/self/maps");
    // By then an agent that can connect has done so.
    private static final int SETTLED_S = 10;
    // What a job read goes too.
    private static final int EVERY_S = 3600;
    private static final SparePages NONE = new SparePages(() -> {
    });

    private final Runnable end;

    private SparePages(Runnable end) {
        this.end = end;
    }

    /** Gives back from now on, where the system knows how; nothing else depends on it. */
    public static SparePages giveBack() {
        return giveBackOn(System.getProperty("os.name"), () -> new Pages()::letGo);
    }

    static SparePages giveBackOn(String osName, Supplier<Consumer<Mapping>> system) {
        if (!osName.equals("Linux")) {
            return NONE;
        }
        try {
            return started(system.get());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.DEBUG, "this system can not be told what is not needed: " + e.getMessage());
            return NONE;
        }
    }

    private static SparePages started(Consumer<Mapping> pages) {
        var clock = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("spare-pages").factory());
        var _ = clock.scheduleWithFixedDelay(() -> letGo(MAPS, pages), SETTLED_S, EVERY_S, TimeUnit.SECONDS);
        return new SparePages(clock::shutdownNow);
    }

    static void letGo(Path maps, Consumer<Mapping> pages) {
        try {
            Mapping.readOnly(Files.readAllLines(maps)).forEach(pages);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "what is in memory can not be listed: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
