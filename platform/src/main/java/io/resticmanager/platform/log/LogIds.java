package io.resticmanager.platform.log;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a line of the log is about, carried by the thread: which service wrote it, for which request, host, job or event. With
 * {@code RM_LOG_FORMAT=json} each is a field of {@code mdc}.
 */
public final class LogIds {

    public static final String SERVICE = "service";
    public static final String REQUEST = "request_id";
    public static final String HOST = "host_id";
    public static final String JOB = "job_id";
    public static final String EVENT = "event_id";

    // What others send is only taken when it can be nothing but an id.
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private LogIds() {}

    /** Until the result is closed, on this thread; what is null or can be no id is left out. */
    public static Scope with(String name, @Nullable String id) {
        if (id == null || !isId(id)) {
            return () -> {
            };
        }
        var before = MDC.get(name);
        MDC.put(name, id);
        return () -> restore(name, before);
    }

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static void restore(String name, @Nullable String before) {
        if (before == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, before);
        }
    }

    /** Ends without a checked exception. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {

        @Override
        void close();
    }
}
