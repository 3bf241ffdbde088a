package io.jianguan.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C3")
class MapSettingsTest {
    private static final String TIANDITU = "https://t{s}.tianditu.gov.cn/vec_w/wmts?SERVICE=WMTS&REQUEST=GetTile"
            + "&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
            + "&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=key";

    private static MapSettings map(List<String> tiles, List<String> hosts, String centre, @Nullable Path outline) {
        return new MapSettings(tiles, hosts, "", 18, centre, 4, outline);
    }

    @Test
    void shouldLetPicturesComeFromTheirHostsOnly() {
        assertThat(map(List.of(), List.of(), "", null).sources()).isEmpty();
        assertThat(map(List.of(TIANDITU, TIANDITU.replace("vec", "cva")), List.of("0", "1"), "120.1,30.2", null)
                        .sources())
                .containsExactly("https://t0.tianditu.gov.cn", "https://t1.tianditu.gov.cn");
        assertThat(map(List.of("http://10.0.0.8:8081/tiles/{z}/{x}/{y}.png"), List.of(), "", null)
                        .sources())
                .containsExactly("http://10.0.0.8:8081");
    }

    @Test
    void shouldRefuseWhatIsNoMap() {
        for (var tile : List.of(
                "https://a.example/{z}/{x}.png",
                "ftp://a.example/{z}/{x}/{y}",
                "https://a.example *; script-src x/{z}/{x}/{y}",
                "https://a.example/{z}/{x}/{y}; script-src *")) {
            assertThatThrownBy(() -> map(List.of(tile), List.of(), "", null))
                    .hasMessageContaining("jianguan.map.tiles");
        }
        assertThatThrownBy(() -> map(List.of(TIANDITU), List.of(), "", null))
                .hasMessageContaining("jianguan.map.hosts");
        assertThatThrownBy(() -> map(List.of(TIANDITU), List.of("0 *"), "", null))
                .hasMessageContaining("jianguan.map.hosts");
        assertThatThrownBy(() -> map(List.of(), List.of(), "杭州", null)).hasMessageContaining("jianguan.map.centre");
        assertThatThrownBy(() -> map(List.of(), List.of(), "", Path.of("/nowhere.geojson")))
                .hasMessageContaining("jianguan.map.outline");
    }
}
