package io.resticmanager.platform.health;

import java.util.List;

import io.micronaut.context.BeanContext;
import io.resticmanager.contracts.json.Wire;

/** What {@code /health} answers: {@code UP} when all conditions are well, else {@code DOWN}. */
@Wire
public record Health(String status, List<Condition> conditions) {

    /** Of everything, or only of what is needed to work at all. */
    static Health of(BeanContext beans, boolean neededOnly) {
        var conditions = beans.getBeansOfType(Vital.class).stream()
                .flatMap(vital -> vital.conditions().stream())
                .filter(condition -> condition.needed() || !neededOnly)
                .toList();
        return new Health(conditions.stream().allMatch(Condition::well) ? "UP" : "DOWN", conditions);
    }

    /** For who may know whether it works, and not what it is made of. */
    Health withoutDetails() {
        return new Health(status, List.of());
    }

    boolean isUp() {
        return status.equals("UP");
    }
}
