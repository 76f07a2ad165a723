package io.resticmanager.gateway.fleet;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;

/** Shows how many hosts the dashboard has and how long it took to read them. Never ill: pages say themselves what they lack. */
@Singleton
final class FleetVital implements Vital {

    private final FleetReady ready;

    FleetVital(FleetReady ready) {
        this.ready = ready;
    }

    @Override
    public List<Condition> conditions() {
        return List.of(new Condition("gateway.fleet", true, false, ready.lastReading()
                .map(last -> "%d hosts read in %d ms".formatted(last.hosts(), last.took().toMillis()))
                .orElse("not all hosts have been read yet")));
    }
}
