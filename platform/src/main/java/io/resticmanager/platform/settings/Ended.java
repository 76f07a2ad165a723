package io.resticmanager.platform.settings;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import jakarta.inject.Singleton;

import io.micronaut.context.BeanContext;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;

/**
 * Which contexts have begun to stop. Micronaut makes a bean anew for who asks after it was closed, as a task does that falls into
 * the end: a broker or a database that nobody would ever close.
 */
@Singleton
public final class Ended implements ApplicationEventListener<ShutdownEvent> {

    // Outside of the context, which forgets its beans; weak, as tests make many.
    private static final Set<BeanContext> ENDED = Collections
            .synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public void onApplicationEvent(ShutdownEvent event) {
        ENDED.add(event.getSource());
    }

    /** @throws IllegalStateException when it has */
    public static void mustNotBe(BeanContext context) {
        if (ENDED.contains(context)) {
            throw new IllegalStateException("the services have been stopped");
        }
    }
}
