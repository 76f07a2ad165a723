package io.resticmanager.hub;

import io.micronaut.runtime.Micronaut;

/** Starts the hub alone, as a process of its own. */
public final class HubApplication {

    private HubApplication() {}

    public static void main(String[] arguments) {
        Micronaut.build(arguments).mainClass(HubApplication.class).start();
    }
}
