package io.resticmanager.alerts.engine;

import io.resticmanager.alerts.alert.Group;
import io.resticmanager.alerts.rule.Key;
import io.resticmanager.alerts.rule.Observation;
import org.jspecify.annotations.Nullable;

/** What a look showed of one trouble; the group is that of a loss of many at once. {@code quiet}: it is too early to raise. */
record Sighting(Key key, Observation observation, @Nullable Group group, boolean quiet) {

    static Sighting of(Key key, Observation observation) {
        return new Sighting(key, observation, null, false);
    }
}
