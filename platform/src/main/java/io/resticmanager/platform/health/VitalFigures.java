package io.resticmanager.platform.health;

import java.util.List;

import jakarta.inject.Singleton;

import io.micronaut.context.BeanContext;
import io.resticmanager.platform.metric.Family;
import io.resticmanager.platform.metric.Figure;
import io.resticmanager.platform.metric.Figures;

/** What {@code /health} says, as figures. */
@Singleton
final class VitalFigures implements Figures {

    private static final Family WELL = Family.gauge("condition_well",
            "1 when this part of /health is well, 0 when it is not; /health says why.");

    private final BeanContext beans;

    VitalFigures(BeanContext beans) {
        this.beans = beans;
    }

    @Override
    public String source() {
        return "health";
    }

    @Override
    public List<Figure> figures() {
        return beans.getBeansOfType(Vital.class).stream().flatMap(vital -> vital.conditions().stream())
                .map(condition -> WELL.of(condition.well() ? 1 : 0, "condition", condition.name())).toList();
    }
}
