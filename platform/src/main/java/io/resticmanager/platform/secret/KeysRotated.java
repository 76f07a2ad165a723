package io.resticmanager.platform.secret;

import java.util.Map;

/** Told within the process when its keys were rotated: how many secrets each service sealed anew, and how many did not open. */
public record KeysRotated(Map<String, Integer> sealed, int unread) {

    public KeysRotated {
        sealed = Map.copyOf(sealed);
    }
}
