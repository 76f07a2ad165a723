package io.resticmanager.hub.connection;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;

/** Shows how busy the door has been. A fleet that is sent back in part comes again, so this is never ill. */
@Singleton
final class HandshakeVital implements Vital {

    private final Admission admission;

    HandshakeVital(Admission admission) {
        this.admission = admission;
    }

    @Override
    public List<Condition> conditions() {
        var figures = admission.figures();
        return List.of(new Condition("hub.handshakes", true, false,
                "%d let in since the start, %d in the busiest second, %d sent back to come again".formatted(
                        figures.letIn(), figures.busiest(), figures.sentBack())));
    }
}
