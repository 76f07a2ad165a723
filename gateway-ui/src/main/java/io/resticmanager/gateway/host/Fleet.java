package io.resticmanager.gateway.host;

/**
 * How many hosts stand how. Those at risk, unknown ({@code unprovable}), protected, and kept from it by their absence alone
 * ({@code away}) add up to all; so do online, offline and the rest.
 */
public record Fleet(int hosts, int atRisk, int unprovable, int protectedHosts, int away, int online, int offline,
        int running) {}
