package io.resticmanager.platform.metric;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** All figures of this process: those that services are asked for, the JVM's, and what was timed. */
@Singleton
@Factory
public final class Metrics implements AutoCloseable {

    /** The text format that every Prometheus reads. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusRegistry figures = new PrometheusRegistry();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, figures,
            Clock.SYSTEM);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics(BeanContext beans) {
        Processor.bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new UptimeMetrics().bindTo(meters);
        new FileDescriptorMetrics().bindTo(meters);
        collections.bindTo(meters);
        figures.register(new FigureCollector(() -> beans.getBeansOfType(Figures.class)));
    }

    /** Where a service times what it does. */
    @Singleton
    @Bean
    MeterRegistry meters() {
        return meters;
    }

    /** Everything, as of now, in the text format. */
    public String text() {
        return meters.scrape(CONTENT_TYPE);
    }

    @Override
    @PreDestroy
    public void close() {
        collections.close();
        meters.close();
    }
}
