package io.resticmanager.gateway.host;

import java.util.List;

/** Who stands behind the figures, by name and in that order; empty where they are more than can be named. */
public record Behind(List<String> atRisk, List<String> offline, List<String> running) {

    public static final Behind NOBODY = new Behind(List.of(), List.of(), List.of());
}
