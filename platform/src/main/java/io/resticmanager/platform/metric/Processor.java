package io.resticmanager.platform.metric;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;

/**
 * What Micrometer tells of the processor, under names as Prometheus wants them: a time in seconds, under the name that its own
 * clients give it, and no {@code _count} where nothing is counted.
 */
final class Processor {

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private Processor() {}

    /** Before any other meter: a filter is for those that come after it. */
    static void bindTo(MeterRegistry meters) {
        meters.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
                .meterFilter(new MeterFilter() {
                    @Override
                    public Meter.Id map(Meter.Id id) {
                        return id.getName().equals("system.cpu.count") ? id.withName("system.cpus") : id;
                    }
                });
        new ProcessorMetrics().bindTo(meters);
        FunctionCounter.builder("process.cpu", ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class),
                machine -> Math.max(0, machine.getProcessCpuTime()) / NANOS).baseUnit("seconds")
                .description("What this process has used of all processors.").register(meters);
    }
}
