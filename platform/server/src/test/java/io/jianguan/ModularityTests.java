package io.jianguan;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** Each module uses only those it names, and nothing runs in circles. */
class ModularityTests {
    private final ApplicationModules modules = ApplicationModules.of(JianguanServer.class);

    @Test
    void shouldKeepTheBoundariesOfTheModules() {
        modules.verify();
    }

    /** Writes the map of the modules to {@code target/spring-modulith-docs}. */
    @Test
    void shouldDrawTheModules() {
        new Documenter(modules).writeModulesAsPlantUml();
    }
}
