package io.jianguan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The surface for machines changes on purpose only. What it is now stands beside the last, in
 * {@code target/openapi.json}: if the change is meant, copy it to {@code platform/docs/openapi.json}.
 */
class OpenApiTest extends ServerTest {
    private static final Path GOLDEN = Path.of("../docs/openapi.json");
    private static final Path NOW = Path.of("target/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void shouldOfferWhatIsDocumented() throws Exception {
        eventually()
                .until(() -> jdbc.sql("SELECT EXISTS (SELECT FROM identity.app_user WHERE username = 'admin')")
                        .query(Boolean.class)
                        .single());
        var answer = mvc.perform(get("/v3/api-docs").with(user("admin")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var now = JSON.writeValueAsString(sorted(JSON.readTree(answer))) + "\n";
        Files.writeString(NOW, now);

        assertThat(now).isEqualTo(golden());
    }

    private static String golden() throws IOException {
        return Files.exists(GOLDEN) ? Files.readString(GOLDEN) : "";
    }

    /** The order of operations and schemas depends on the order of beans; the address on the test. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var sorted = JsonNodeFactory.instance.objectNode();
            object.propertyStream()
                    .filter(property -> !property.getKey().equals("servers"))
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(property -> sorted.set(property.getKey(), sorted(property.getValue())));
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            var sorted = JsonNodeFactory.instance.arrayNode();
            array.valueStream().map(OpenApiTest::sorted).forEach(sorted::add);
            return sorted;
        }
        return node;
    }
}
