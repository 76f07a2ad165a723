package io.resticmanager.gateway.fleet;

import java.util.List;
import java.util.Optional;

/** Some hosts in an order; {@code next} is where the page after it begins. */
public record FleetPart(List<FleetHost> hosts, Optional<Place> next) {}
