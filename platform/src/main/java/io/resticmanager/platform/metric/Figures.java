package io.resticmanager.platform.metric;

import java.util.List;

/**
 * What somebody has to tell in numbers. Every bean of this type is asked at each look at {@code /prometheus}. One that throws
 * is told as not readable, and keeps nobody else's figures back.
 */
public interface Figures {

    /** Who tells, as {@code jobs.hosts}. */
    String source();

    List<Figure> figures();
}
