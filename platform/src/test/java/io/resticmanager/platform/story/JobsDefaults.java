package io.resticmanager.platform.story;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.resticmanager.platform.service.ServiceDefaults;

@ContextConfigurer
public final class JobsDefaults implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        ServiceDefaults.of("jobs").addTo(builder);
    }
}
