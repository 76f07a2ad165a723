package io.resticmanager.hub.intake;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.platform.live.Live;

/** Hands on what matters only now, such as progress; nothing is stored, and without a broker it is gone. */
@Singleton
public final class Ephemeral {

    private final Live live;

    Ephemeral(@Named("hub") Live live) {
        this.live = live;
    }

    public void publish(Intake intake) {
        live.publish(Intake.ephemeralSubject(intake.hostId()), intake);
    }
}
