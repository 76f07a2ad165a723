package io.resticmanager.platform.rpc;

/**
 * A group of requests that a service answers. Contribute it as a bean named like the service ({@code @Named("jobs")}); it is
 * served once the whole service stands, and no longer when the service stops.
 */
public interface Endpoints {

    void addTo(RpcServer server);
}
