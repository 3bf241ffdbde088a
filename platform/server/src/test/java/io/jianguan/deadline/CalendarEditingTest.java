package io.jianguan.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.ServerTest;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.json.JsonMapper;

/** Administrators keep the calendars, in years that nobody else uses. */
@Tag("D4")
@Tag("G10")
class CalendarEditingTest extends ServerTest {
    private static final String NATIONAL_DAY = """
            {"days": [%s], "version": %s}
            """;

    private static final Instant DECEMBER = Instant.parse("2045-12-01T04:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Actors actors;

    @Autowired
    Organisations organisations;

    @Autowired
    WorkCalendar calendars;

    @Autowired
    Clocks clocks;

    @Autowired
    ClockText text;

    @BeforeEach
    void installed() {
        eventually().ignoreExceptions().until(() -> actors.get("li.officer") != null);
    }

    private ResultActions as(String username, String path, String body) throws Exception {
        return mvc.perform(post("/api/calendar" + path)
                .with(user(username))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Accept-Language", "zh-CN")
                .content(body));
    }

    private ResultActions year(String query) throws Exception {
        return mvc.perform(get("/api/calendar?" + query).with(user("li.officer")))
                .andExpect(status().isOk());
    }

    private void saved(String organisation, String days) throws Exception {
        as(
                        "admin",
                        "",
                        "{\"organisation\": \"%s\", \"days\": [%s], \"version\": %d}"
                                .formatted(organisation, days, calendars.version()))
                .andExpect(status().isNoContent());
    }

    private static String day(String day, String kind, String name) {
        return "{\"day\": \"%s\", \"kind\": \"%s\", \"name\": \"%s\"}".formatted(day, kind, name);
    }

    private LegalClock start(long record, String at, String owner) {
        return clocks.start(
                new Clocks.Subject(null, "calendar_test", record, "open", null, owner),
                Rule.inline(new Period(1, Period.Unit.WD)),
                Instant.parse(at),
                null);
    }

    @Test
    void shouldShowWhatAChangeDoesBeforeItIsMade() throws Exception {
        var tuesday = start(1, "2041-06-03T01:00:00Z", "nowhere");
        var later = start(2, "2041-06-10T01:00:00Z", "nowhere");
        var change = day("2041-06-04", "holiday", "临时放假");
        var answer = as("admin", "/preview", NATIONAL_DAY.formatted(change, "null"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.days[0].before").value("usual"))
                .andExpect(jsonPath("$.days[0].after").value("holiday"))
                .andExpect(jsonPath("$.clocks.running").value(1))
                .andExpect(jsonPath("$.clocks.later").value(1))
                .andExpect(jsonPath("$.clocks.earlier").value(0))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(calendars.of("nowhere").isWorked(LocalDate.of(2041, 6, 4))).isTrue();

        var version = json.readTree(answer).path("version").asString();
        as("admin", "", NATIONAL_DAY.formatted(change, version)).andExpect(status().isNoContent());
        eventually()
                .untilAsserted(() -> assertThat(clocks.find(tuesday.id()).due()).isEqualTo("2041-06-05T15:59:59Z"));
        assertThat(clocks.find(later.id()).due()).isEqualTo(later.due());
        assertThat(jdbc.sql("SELECT details::text FROM audit.entry WHERE action = 'calendar.changed'")
                        .query(String.class)
                        .list())
                .anyMatch(details -> details.contains("2041-06-04 usual -> holiday 临时放假"));
        year("year=2041")
                .andExpect(jsonPath("$.days[?(@.day == '2041-06-04')].name", hasItem("临时放假")))
                .andExpect(jsonPath("$.known").value(false))
                .andExpect(jsonPath("$.editable").value(false));

        as("admin", "", NATIONAL_DAY.formatted(day("2041-06-04", "usual", ""), version))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("deadline.calendar-changed"));
    }

    @Test
    void shouldSayOfEachRowWhatIsWrongWithIt() throws Exception {
        var rows = String.join(
                ",",
                day("2042-13-01", "holiday", "元旦"),
                day("2042-01-01", "free", "元旦"),
                day("2042-01-02", "holiday", ""),
                day("2042-01-03", "holiday", "元旦"),
                day("2042-01-03", "holiday", "元旦"),
                day("2042-01-06", "workday", "元旦调休"));
        as("admin", "/preview", NATIONAL_DAY.formatted(rows, "null"))
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.code").value("deadline.calendar-invalid"))
                .andExpect(jsonPath("$.errors[*].field", hasSize(5)))
                .andExpect(jsonPath("$.errors[*].code", hasItem("worked-anyway")))
                .andExpect(jsonPath("$.errors[0].field").value("days[0].day"));
        year("year=2042").andExpect(jsonPath("$.days", hasSize(0)));
        as("admin", "/preview", "{\"hours\": \"17:00-09:00\"}")
                .andExpect(status().is(422))
                .andExpect(jsonPath("$.errors[0].field").value("hours"));
    }

    @Test
    void shouldBeKeptByAdministratorsOnly() throws Exception {
        var change = NATIONAL_DAY.formatted(day("2042-10-01", "holiday", "国庆节"), calendars.version());
        as("li.officer", "/preview", change)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("deadline.calendar-forbidden"));
        as("wang.leader", "", change).andExpect(status().isForbidden());
        assertThat(calendars.of("nowhere").isWorked(LocalDate.of(2042, 10, 1))).isTrue();
    }

    /** An application that is installed again brings its days, but undoes nothing. */
    @Test
    void shouldKeepWhatAnAdministratorSet() throws Exception {
        var one = LocalDate.of(2043, 5, 1);
        var other = LocalDate.of(2043, 5, 4);
        var shipped =
                List.of(new WorkCalendar.Day(one, "holiday", "劳动节"), new WorkCalendar.Day(other, "holiday", "劳动节"));
        calendars.save(shipped);
        saved("", day("2043-05-04", "usual", ""));
        calendars.save(shipped);

        assertThat(calendars.of("nowhere").isWorked(one)).isFalse();
        assertThat(calendars.of("nowhere").isWorked(other)).isTrue();
        year("year=2043").andExpect(jsonPath("$.days[*].day", not(hasItem("2043-05-04"))));
    }

    @Test
    void shouldLetAnOrganisationDifferFromTheCalendarForAll() throws Exception {
        organisations.save(new Organisation("calendar-town", null, "日历镇", "bureau", null));
        saved("", day("2044-06-09", "holiday", "端午节"));
        saved("calendar-town", day("2044-06-09", "workday", "值守") + "," + day("2044-06-10", "holiday", "镇庆"));
        as("admin", "", """
                {"organisation": "calendar-town", "hours": "08:30-12:00,14:30-18:00", "version": %d}
                """.formatted(calendars.version())).andExpect(status().isNoContent());

        assertThat(calendars.of("calendar-town").isWorked(LocalDate.of(2044, 6, 9)))
                .isTrue();
        assertThat(calendars.of("nowhere").isWorked(LocalDate.of(2044, 6, 9))).isFalse();
        year("year=2044&organisation=calendar-town")
                .andExpect(jsonPath("$.days[0].own").value(true))
                .andExpect(jsonPath("$.days[0].from").value("日历镇"))
                .andExpect(jsonPath("$.hours.own").value("08:30-12:00,14:30-18:00"));
        year("year=2044").andExpect(jsonPath("$.hours.own").isEmpty());
        saved("calendar-town", day("2044-06-09", "usual", ""));
        assertThat(calendars.of("calendar-town").isWorked(LocalDate.of(2044, 6, 9)))
                .isFalse();
    }

    /** Reckoned again, a clock that has ended says what it said, whatever the calendar has become. */
    @Test
    void shouldLeaveClocksThatHaveEndedAsTheyAre() throws Exception {
        var started = start(8, "2047-06-03T01:00:00Z", "nowhere");
        clocks.end(started.id(), Instant.parse("2047-06-03T02:00:00Z"));
        saved("", day("2047-06-04", "holiday", "临时放假"));
        saved("", day("2047-06-04", "usual", "") + "," + day("2047-06-05", "holiday", "临时放假"));

        var ended = clocks.find(started.id());
        assertThat(ended.due()).isEqualTo("2047-06-04T15:59:59Z");
        assertThat(clocks.reckon(ended)).isEqualTo(ended.explanation());
        assertThat(start(7, "2047-06-04T01:00:00Z", "nowhere").due()).isEqualTo("2047-06-06T15:59:59Z");
    }

    @Test
    void shouldSayThatTheHolidaysOfAYearAreNotKnown() throws Exception {
        var started = start(9, "2045-12-29T01:00:00Z", "nowhere");
        assertThat(started.explanation().unknownYears()).containsExactly(2045, 2046);
        assertThat(text.of(started.explanation(), Locale.SIMPLIFIED_CHINESE)).contains("2046 年放假安排尚未录全");
        assertThat(calendars.unknownYears(DECEMBER)).containsExactly(2045, 2046);

        saved(
                "",
                String.join(
                        ",",
                        LocalDate.of(2045, 10, 1)
                                .datesUntil(LocalDate.of(2045, 10, 9))
                                .map(day -> day(day.toString(), "holiday", "国庆节、中秋节"))
                                .toList()));
        assertThat(calendars.unknownYears(DECEMBER)).containsExactly(2045, 2046);
        year("year=2045")
                .andExpect(jsonPath("$.known").value(false))
                .andExpect(jsonPath("$.lacking").value(contains("元旦", "春节", "清明节", "劳动节", "端午节")));

        saved(
                "",
                String.join(
                        ",",
                        day("2045-01-02", "holiday", "元旦"),
                        day("2045-02-17", "holiday", "春节"),
                        day("2045-04-05", "holiday", "清明"),
                        day("2045-05-01", "holiday", "劳动节"),
                        day("2045-06-19", "holiday", "端午节")));
        year("year=2045")
                .andExpect(jsonPath("$.known").value(true))
                .andExpect(jsonPath("$.lacking").isEmpty());
        assertThat(calendars.unknownYears(DECEMBER)).containsExactly(2046);
        eventually()
                .untilAsserted(
                        () -> assertThat(clocks.find(started.id()).explanation().unknownYears())
                                .containsExactly(2046));
    }
}
