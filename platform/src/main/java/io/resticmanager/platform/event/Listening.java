package io.resticmanager.platform.event;

/**
 * What a service listens to. Contribute it as a bean named like the service ({@code @Named("jobs")}); it hears once the whole
 * service stands, and no longer when the service stops.
 */
public interface Listening {

    void addTo(Consumers consumers);
}
