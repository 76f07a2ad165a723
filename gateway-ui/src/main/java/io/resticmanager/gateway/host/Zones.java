package io.resticmanager.gateway.host;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost;

/** Time zones, by the names of the zone database. */
public final class Zones {

    public static final String UTC = "UTC";

    private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());
    private static final Set<String> REGIONS = Set.of("Africa", "America", "Antarctica", "Asia", "Atlantic",
            "Australia", "Europe", "Indian", "Pacific");

    private Zones() {}

    /** That of the host, or UTC while the agent has not told one that can be used. */
    public static String of(HubHost host) {
        var told = host.timeZone();
        return told != null && KNOWN.contains(told) ? told : UTC;
    }

    /** One that is not known counts as UTC. */
    public static ZoneId parse(String name) {
        return ZoneId.of(KNOWN.contains(name) ? name : UTC);
    }

    /** What a list offers: cities by region, UTC first. */
    public static List<String> offered() {
        var cities = KNOWN.stream().filter(zone -> REGIONS.contains(zone.split("/", 2)[0])).sorted().toList();
        return Stream.concat(Stream.of(UTC), cities.stream()).toList();
    }
}
