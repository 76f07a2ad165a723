package io.resticmanager.platform.port;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a port for somebody who will listen later, or again at the next start. Not by asking the system for any: those that it
 * hands out by itself (on Linux from 32,768) it hands out to others too, meanwhile.
 */
public final class FreePort {

    private static final int LOWEST = 10_000;
    private static final int BELOW = 32_000;
    private static final int TRIES = 1_000;

    private FreePort() {}

    /** @throws BindException when none was found in many tries */
    public static int on(InetAddress address) throws BindException {
        return ThreadLocalRandom.current().ints(TRIES, LOWEST, BELOW).filter(port -> is(address, port)).findFirst()
                .orElseThrow(() -> new BindException("no free port on " + address.getHostAddress()));
    }

    /** Whether somebody could listen there now. */
    public static boolean is(InetAddress address, int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
