package io.jianguan.operation;

import io.jianguan.engine.EngineState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know of the engine: whether work goes on at once or later. */
@RestController
@RequestMapping("/api/engine")
class EngineController {
    /** Seconds: where all is well a command takes a small part of one. */
    private static final long USUAL = 1;

    private final EngineState engine;
    private final Alarms alarms;

    EngineController(EngineState engine, Alarms alarms) {
        this.engine = engine;
        this.alarms = alarms;
    }

    /** @param late what is submitted is kept, and goes on later */
    record Engine(boolean late) {}

    @GetMapping
    Engine engine() {
        return new Engine(alarms.isEngineAway() || engine.commands().waitingFor() > USUAL);
    }
}
