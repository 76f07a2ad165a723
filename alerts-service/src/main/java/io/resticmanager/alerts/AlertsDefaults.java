package io.resticmanager.alerts;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.resticmanager.platform.service.ServiceDefaults;

/** What this service brings along wherever it runs: alone or beside the others. */
@ContextConfigurer
public final class AlertsDefaults implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        ServiceDefaults.of("alerts").addTo(builder);
    }
}
