package io.resticmanager.notifications;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.resticmanager.platform.service.ServiceDefaults;

/** What this service brings along wherever it runs: alone or beside the others. */
@ContextConfigurer
public final class NotificationsDefaults implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        ServiceDefaults.of("notifications").addTo(builder);
    }
}
