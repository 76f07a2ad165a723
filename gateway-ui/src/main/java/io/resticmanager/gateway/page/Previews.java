package io.resticmanager.gateway.page;

import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.WhenView;

/** When a cron line would run; a form is shown also when it can not be said. */
@Singleton
final class Previews {

    private final Schedules schedules;

    Previews(Schedules schedules) {
        this.schedules = schedules;
    }

    WhenView of(Actor actor, String cron, String zone) {
        try {
            return new WhenView(schedules.preview(actor, cron, zone), zone, FormView.EMPTY);
        } catch (ProblemException refused) {
            return new WhenView(null, zone, new FormView(Map.of(), refused.problem()));
        }
    }
}
