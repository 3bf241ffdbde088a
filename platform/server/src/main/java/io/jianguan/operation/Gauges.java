package io.jianguan.operation;

import io.jianguan.engine.EngineState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The figures behind the alarms, for Prometheus. */
@Component
class Gauges implements MeterBinder {
    private final Alarms alarms;
    private volatile Runnable refresh = () -> {};

    Gauges(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(registry, "jianguan.incidents", Conditions.Figures::incidents);
        gauge(registry, "jianguan.parked.instances", Conditions.Figures::parked);
        gauge(
                registry,
                "jianguan.commands.waiting",
                figures -> figures.commands().waiting());
        gauge(
                registry,
                "jianguan.commands.oldest.seconds",
                figures -> figures.commands().waitingFor());
        gauge(
                registry,
                "jianguan.commands.refused.day",
                figures -> figures.commands().refused());
        gauge(registry, "jianguan.disk.free.bytes", Conditions.Figures::free);
        gauge(registry, "jianguan.engine.up", figures -> figures.broker().isAway() ? 0 : 1);
        var silence = perPartition(registry, "jianguan.exporter.silence.seconds", EngineState.Partition::silent);
        var behind = perPartition(
                registry,
                "jianguan.exporter.behind.positions",
                partition -> partition.behind() == null ? Double.NaN : partition.behind());
        var lag = perPartition(registry, "jianguan.projector.lag.seconds", EngineState.Partition::waitingFor);
        var waiting = perPartition(registry, "jianguan.projector.waiting.events", EngineState.Partition::waiting);
        refresh = () -> {
            silence.run();
            behind.run();
            lag.run();
            waiting.run();
        };
    }

    /** @return brings it up to the partitions there are */
    private Runnable perPartition(MeterRegistry registry, String name, ToDoubleFunction<EngineState.Partition> figure) {
        var gauge = MultiGauge.builder(name).register(registry);
        return () -> {
            var figures = alarms.latest();
            if (figures != null) {
                gauge.register(
                        figures.partitions().stream()
                                .map(one -> MultiGauge.Row.of(
                                        Tags.of("partition", String.valueOf(one.id())), figure.applyAsDouble(one)))
                                .toList(),
                        true);
            }
        };
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Conditions.Figures> figure) {
        Gauge.builder(name, alarms, source -> {
                    var figures = source.latest();
                    return figures == null ? Double.NaN : figure.applyAsDouble(figures);
                })
                .register(registry);
    }

    @Scheduled(initialDelay = 16_000, fixedDelay = 10_000)
    void refresh() {
        refresh.run();
    }
}
