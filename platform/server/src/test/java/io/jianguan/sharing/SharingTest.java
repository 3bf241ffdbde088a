package io.jianguan.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.jianguan.ServerTest;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.registry.Slice.Criterion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** What other systems may read, and what not. */
@Tag("D11")
class SharingTest extends ServerTest {
    private static final String GRANT = """
            {"uses": ["records", "changes", "statistics"], "requestsPerMinute": 100, "rowsPerDay": 1000}
            """;

    @Autowired
    MockMvc http;

    @Autowired
    Actors actors;

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    Services services;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Site site;

    @BeforeEach
    void registry() {
        eventually()
                .ignoreExceptions()
                .until(() -> actors.get("he.business").username().equals("he.business"));
        Site.publish(registries);
        site = new Site(records);
    }

    @Test
    void shouldAdmitAConsumerWhoseSecretIsShownOnceAndGiveItWhatItWasGranted() throws Exception {
        site.publish(services, site.definition());
        site.place("甲店", "turnover", "12.50", "opened", "2026-01-05");
        site.place("丙店", "turnover", "7.50", "opened", "2026-01-20");
        site.placeOf("yunze-fire", "别局的店");
        site.change(site.place("歇业店"), Map.of(), "closed");
        var secret = admitted();
        var token = token(secret);

        ask(token, "records")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("sharing.not-granted"));
        as("he.business", put(consumer() + "/grants/" + site.service).content(GRANT))
                .andExpect(status().isOk());

        ask(token, "records?limit=1")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows", hasSize(1)))
                .andExpect(jsonPath("$.rows[0].data.site_name").value("甲店"))
                .andExpect(jsonPath("$.rows[0].data.phone").value("138****5678"))
                .andExpect(jsonPath("$.rows[0].data.card").value("310115199001011234"))
                .andExpect(jsonPath("$.rows[0].data.remark").doesNotExist())
                .andExpect(jsonPath("$.rows[0].labels.state").value("营业"))
                .andExpect(jsonPath("$.rows[0].cd_source").value(Site.OWNER))
                .andExpect(jsonPath("$.next").isString());
        ask(token, "records?site_name=丙&fields=site_name")
                .andExpect(jsonPath("$.rows", hasSize(1)))
                .andExpect(jsonPath("$.rows[0].data.phone").doesNotExist());
        ask(token, "records?turnover.from=8&since=2020-01-01").andExpect(jsonPath("$.rows", hasSize(1)));
        ask(token, "statistics?by=opened:month&sum=turnover")
                .andExpect(jsonPath("$.groups", hasSize(1)))
                .andExpect(jsonPath("$.groups[0].by.opened").value("2026-01"))
                .andExpect(jsonPath("$.groups[0].count").value(2))
                .andExpect(jsonPath("$.groups[0].sums.turnover").value(20.0));
        ask(token, "openapi").andExpect(jsonPath("$.openapi").value("3.1.0"));

        var audited = jdbc.sql("SELECT details::text FROM audit.entry WHERE username = ? AND action = 'sharing.read'")
                .param(site.consumer)
                .query(String.class)
                .list();
        assertThat(audited).hasSize(4);
        assertThat(String.join(" ", audited)).contains("site_name").doesNotContain("丙");
    }

    @Test
    void shouldRefuseWhatTheServiceDoesNotOffer() throws Exception {
        site.publish(services, site.definition());
        site.place("甲店");
        var token = token(granted());
        for (var wrong : List.of(
                "records?phone=13812345678",
                "records?owner_phone=1",
                "records?remark=x",
                "records?state.is=",
                "records?fields=remark",
                "records?cursor=zzz",
                "records?turnover.from=abc",
                "records?since=yesterday",
                "statistics?by=phone",
                "statistics?by=opened:century",
                "statistics?sum=site_name",
                "changes?after=zzz")) {
            ask(token, wrong)
                    .andExpect(result -> assertThat(result.getResponse().getStatus())
                            .as(wrong)
                            .isEqualTo(wrong.equals("records?state.is=") ? 200 : 400));
        }
    }

    @Test
    void shouldLetNeitherBrowsersInNorConsumersOut() throws Exception {
        site.publish(services, site.definition());
        var token = token(granted());
        http.perform(get(shared("records")).with(user("he.business"))).andExpect(status().isForbidden());
        http.perform(get(shared("records"))).andExpect(status().isUnauthorized());
        for (var closed : List.of("/api/me", "/api/registries", "/api/sharing/consumers", "/api/sharing/catalogue")) {
            http.perform(get(closed).header("Authorization", "Bearer " + token)).andExpect(status().isUnauthorized());
        }
        looks("li.officer", get("/api/sharing/consumers")).andExpect(status().isForbidden());
        looks("li.officer", get("/api/sharing/services/" + site.service)).andExpect(status().isForbidden());
        looks("chen.contact", get("/api/sharing/catalogue")).andExpect(status().isForbidden());
    }

    @Test
    void shouldShutOutAConsumerAtOnce() throws Exception {
        site.publish(services, site.definition());
        var secret = granted();
        var token = token(secret);
        ask(token, "records").andExpect(status().isOk());

        var fresh = JsonPath.<String>read(
                as("he.business", post(consumer() + "/secret"))
                        .andReturn()
                        .getResponse()
                        .getContentAsString(),
                "$.secret");
        refused(secret);
        assertThat(token(fresh)).isNotEmpty();

        as("he.business", put(consumer()).header("If-Match", "\"3\"").content("""
                {"name": "税务", "active": false}
                """))
                .andExpect(status().isOk());
        refused(fresh);
        ask(token, "records").andExpect(status().isForbidden());
    }

    @Test
    void shouldSayAllThatIsWrongBeforeItPublishes() throws Exception {
        var wrong = new ServiceDefinition(
                Site.REGISTRY,
                new Label("场所", "Sites"),
                new Label("", ""),
                List.of(
                        new ServiceDefinition.SharedField("owner_phone", "phone", true, "法", true, true, false),
                        Site.field("name", "Name", true, false, true),
                        Site.field("nothing", "limit", false, false, false)),
                List.of(
                        new Criterion("owner_phone", "is", List.of("138")),
                        new Criterion("opened", "from", List.of("soon"))),
                List.of("nowhere"),
                true,
                true,
                1_000_000);
        services.create("he.business", site.service, Site.REGISTRY, wrong.label());
        as(
                        "he.business",
                        post("/api/sharing/services/" + site.service + "/check")
                                .content(json.writeValueAsString(wrong)))
                .andExpect(jsonPath("$.errors[*].code")
                        .value(org.hamcrest.Matchers.containsInAnyOrder(
                                "page-size",
                                "filter",
                                "dimension",
                                "reason",
                                "name",
                                "measure",
                                "name",
                                "unknown",
                                "criterion",
                                "criterion",
                                "organisation")));
    }

    @Test
    void shouldCountForPeopleWhatTheyMayReadThemselves() throws Exception {
        var everywhere = site.definition();
        site.publish(services, everywhere);
        site.placeOf("yunze-market", "甲店", "turnover", "5");
        site.placeOf("yunze-market-drug", "乙店", "turnover", "6");
        var at = "/api/sharing/catalogue/" + site.service;

        looks("he.business", get(at + "/statistics?by=state&sum=turnover"))
                .andExpect(jsonPath("$.groups[0].count").value(2));
        looks("li.officer", get(at + "/statistics?by=state"))
                .andExpect(jsonPath("$.groups[0].count").value(1));
        looks("li.officer", get(at + "/records?state.is=open"))
                .andExpect(jsonPath("$.rows", hasSize(1)))
                .andExpect(jsonPath("$.rows[0].data.site_name").value("甲店"))
                .andExpect(jsonPath("$.rows[0].data.card").value("310****1234"));
        looks("li.officer", get(at)).andExpect(jsonPath("$.entry.users", hasSize(0)));
    }

    @Test
    void shouldRefuseMoreThanTheQuotaAndSayWhenToComeBack() throws Exception {
        site.publish(services, site.definition());
        for (int n = 0; n < 5; n++) {
            site.place("店" + n);
        }
        var token = token(granted("""
                {"uses": ["records"], "requestsPerMinute": 100, "rowsPerDay": 3}
                """));
        ask(token, "records")
                .andExpect(jsonPath("$.rows", hasSize(3)))
                .andExpect(jsonPath("$.next").isString());
        ask(token, "records")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"))
                .andExpect(jsonPath("$.code").value("sharing.rows-spent"));
        ask(token, "changes").andExpect(status().isForbidden());
        looks("he.business", get("/api/sharing/usage?consumer=" + site.consumer))
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].rows").value(3))
                .andExpect(jsonPath("$[0].requests").value(2))
                .andExpect(jsonPath("$[0].refused").value(1));
    }

    private String consumer() {
        return "/api/sharing/consumers/" + site.consumer;
    }

    private String shared(String what) {
        return "/api/shared/" + site.service + "/" + what;
    }

    private ResultActions ask(String token, String what) throws Exception {
        return http.perform(
                get(shared(what)).header("Authorization", "Bearer " + token).header("Accept-Language", "zh-CN"));
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(user(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON));
    }

    /** As a browser reads: without a token among the parameters. */
    private ResultActions looks(String username, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(user(username)));
    }

    private String admitted() throws Exception {
        var answer = as(
                        "he.business",
                        post("/api/sharing/consumers")
                                .content("{\"consumer\": \"" + site.consumer + "\", \"name\": \"税务\"}"))
                .andExpect(status().isCreated())
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.secret");
    }

    private String granted() throws Exception {
        return granted(GRANT);
    }

    private String granted(String grant) throws Exception {
        var secret = admitted();
        as("he.business", put(consumer() + "/grants/" + site.service).content(grant))
                .andExpect(status().isOk());
        return secret;
    }

    /** As systems do it: client credentials. */
    private String token(String secret) throws Exception {
        var answer = http.perform(post("/oauth2/token")
                        .with(httpBasic(site.consumer, secret))
                        .param("grant_type", "client_credentials"))
                .andExpect(status().isOk())
                .andReturn();
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.access_token");
    }

    private void refused(String secret) throws Exception {
        http.perform(post("/oauth2/token")
                        .with(httpBasic(site.consumer, secret))
                        .param("grant_type", "client_credentials"))
                .andExpect(status().isUnauthorized());
    }
}
