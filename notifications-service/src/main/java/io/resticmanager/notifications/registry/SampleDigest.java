package io.resticmanager.notifications.registry;

import io.resticmanager.notifications.channel.Daily;

/** What a digest would look like; said by whoever writes them. */
public interface SampleDigest {

    /** The headline, an empty line, and the rest. */
    String text(Daily daily);
}
