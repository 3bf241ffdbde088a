package io.jianguan.rest;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One address cannot take the public interface from the others. */
@Tag("F4")
@Tag("D8")
class PortalLimitTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T01:00:00Z"));
    private final MockMvc http = http(new PortalLimit(3, clock()));

    @RestController
    static class Public {
        @GetMapping("/api/portal/it")
        String it() {
            return "here";
        }
    }

    @Test
    void shouldRefuseWhoAsksTooOftenUntilTheTimeItNames() throws Exception {
        for (var n = 0; n < 3; n++) {
            ask("10.0.0.1").andExpect(status().isOk()).andExpect(content().string("here"));
        }
        ask("10.0.0.1")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "20"))
                .andExpect(jsonPath("$.code").value("rest.too-many"))
                .andExpect(jsonPath("$.detail").value("请求过于频繁，请在 20 秒后再试。"));
        ask("10.0.0.2").andExpect(status().isOk());

        later(19);
        ask("10.0.0.1").andExpect(status().isTooManyRequests()).andExpect(header().string("Retry-After", "1"));
        later(1);
        ask("10.0.0.1").andExpect(status().isOk());
        ask("10.0.0.1").andExpect(status().isTooManyRequests());
    }

    @Test
    void shouldCountAnIpv6NetworkAsOne() throws Exception {
        for (var n = 1; n <= 3; n++) {
            ask("2001:db8:0:1::" + n).andExpect(status().isOk());
        }
        ask("2001:db8:0:1::9").andExpect(status().isTooManyRequests());
        ask("2001:db8:0:2::9").andExpect(status().isOk());
    }

    private ResultActions ask(String address) throws Exception {
        return http.perform(
                get("/api/portal/it").header("Accept-Language", "zh-CN").with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                }));
    }

    private void later(long seconds) {
        now.updateAndGet(before -> before.plusSeconds(seconds));
    }

    private static MockMvc http(PortalLimit limit) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/rest");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return MockMvcBuilders.standaloneSetup(new Public())
                .addInterceptors(limit)
                .setControllerAdvice(new Problems(messages))
                .build();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Objects.requireNonNull(now.get());
            }
        };
    }
}
