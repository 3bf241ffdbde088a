package io.jianguan.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void shouldTakeTheDocumentedArguments() {
        assertThat(Settings.of(Map.of("url", "jdbc:postgresql://db/jianguan", "user", "u", "password", "p")))
                .isEqualTo(new Settings("jdbc:postgresql://db/jianguan", "u", "p", "engine"));
    }

    @Test
    void shouldRefuseAnAddressOrSchemaThatCannotBeMeant() {
        assertThatIllegalArgumentException().isThrownBy(() -> Settings.of(Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.of(Map.of("url", "jdbc:postgresql://db/x", "schema", "a; drop")));
    }
}
