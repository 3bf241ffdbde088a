package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.form.Forms;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Files in fields that the record does not have. */
@Tag("C3")
class SubmittedFilesTest extends MatterTest {
    private static final String FORM = "matter-approval-files";

    @Autowired
    MockMvc http;

    @Autowired
    Forms forms;

    Matter matter;

    @BeforeEach
    void review() {
        forms.publish(FORM, """
                {"type": "default", "id": "matter-approval-files", "schemaVersion": 19, "components": [
                  {"type": "textfield", "id": "outcome", "key": "outcome", "label": "结论"},
                  {"type": "textfield", "id": "opinion", "key": "opinion", "label": "意见"},
                  {"type": "files", "id": "proof", "key": "proof", "label": "依据", "accept": "image/*,.txt",
                    "maxSize": 100000},
                  {"type": "dynamiclist", "id": "rows", "path": "rows", "isRepeating": true, "allowAddRemove": true,
                    "components": [{"type": "files", "id": "part", "key": "part", "maxSize": 100000}]},
                  {"type": "signature", "id": "sign", "key": "sign", "label": "签名"}]}""");
        publish("matter-files", bpmn -> bpmn.replaceFirst("matter-approval-opinion", FORM));
        matter = startIn("matter-files", ZHAO).drafted();
    }

    @Test
    void shouldBeReadByWhoeverMayReadTheRecord() throws Exception {
        var proof = uploaded(ZHAO, "依据.png", picture());
        var part = uploaded(ZHAO, "附件.txt", text("附件"));
        var sign = uploaded(ZHAO, "签名.png", picture());
        as(LEGAL, get("/api/documents/" + proof)).andExpect(status().isNotFound());

        complete(Map.of(
                        "outcome",
                        "approve",
                        "proof",
                        List.of(proof),
                        "rows",
                        List.of(Map.of("part", List.of(part))),
                        "sign",
                        List.of(sign)))
                .andExpect(status().isOk());

        as(LEGAL, get("/api/documents").param("ids", String.join(",", proof, part, sign)))
                .andExpect(jsonPath("$.length()").value(3));
        as(LEGAL, get("/api/documents/" + part)).andExpect(content().bytes(text("附件")));
        as(LEGAL, get("/api/documents/" + sign + "/preview")).andExpect(status().isOk());
        as("o0011", get("/api/documents/" + proof)).andExpect(status().isNotFound());
    }

    @Test
    void shouldStayTheVersionsThatWereSubmittedAndTheSignatureForGood() throws Exception {
        var proof = uploaded(ZHAO, "依据.txt", text("第一版"));
        var sign = uploaded(ZHAO, "签名.png", picture());
        complete(Map.of("outcome", "approve", "proof", List.of(proof), "sign", List.of(sign)))
                .andExpect(status().isOk());
        matter.open("legal");
        does(() -> records.write("matter", matter.record, Map.of(), "draft", new Cause(null, "test")));

        replace(proof, uploaded(LI, "依据（改）.txt", text("第二版"))).andExpect(status().isCreated());
        replace(sign, uploaded(LI, "别的.png", picture()))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("document.sealed"));

        as(LI, get("/api/documents/" + proof)).andExpect(content().bytes(text("第二版")));
        as(LI, get("/api/documents/" + proof).param("version", "1"))
                .andExpect(content().bytes(text("第一版")));
        as(LI, get("/api/documents/" + proof + "/about").param("version", "1"))
                .andExpect(jsonPath("$.name").value("依据.txt"))
                .andExpect(jsonPath("$.latest").value(2))
                .andExpect(jsonPath("$.replaceable").value(false));
        as(LI, get("/api/documents/" + sign + "/about"))
                .andExpect(jsonPath("$.replaceable").value(false));
        var told = "$.timeline[?(@.formId == '" + FORM + "')]";
        as(LI, get("/api/instances/" + matter.instance()))
                .andExpect(jsonPath(told + ".documents[?(@.id == '" + proof + "')].name")
                        .value("依据.txt"))
                .andExpect(jsonPath(told + ".documents[?(@.id == '" + proof + "')].version")
                        .value(1))
                .andExpect(jsonPath(told + ".values['$files']['" + proof + "'].hash")
                        .isNotEmpty());
    }

    @Test
    void shouldBeJudgedAsTheBrowserJudgesThem() throws Exception {
        var large = Arrays.copyOf(picture(), 100_001);
        faults(uploaded(ZHAO, "图.png", large), "proof", "file-size");
        faults(uploaded(ZHAO, "图.png", text("不是图片")), "proof", "file-type");
        faults(uploaded(LI, "别人的.png", picture()), "proof", "no-document");
        faults(uploaded(ZHAO, "签名.txt", text("不是图片")), "sign", "file-type");
        complete(Map.of("rows", List.of(Map.of("part", List.of(uploaded(ZHAO, "大.png", large))))))
                .andExpect(jsonPath("$.errors[0].field").value("rows[0].part"))
                .andExpect(jsonPath("$.errors[0].code").value("file-size"));
        // by its ending, as a browser takes it
        complete(Map.of("outcome", "approve", "proof", List.of(uploaded(ZHAO, "依据.TXT", text("依据")))))
                .andExpect(status().isOk());
    }

    @Test
    void shouldComeFromSomebodyWhomTheTaskWasDelegatedTo() throws Exception {
        var review = matter.open("review");
        does(() -> askingOthers.delegate(actor(ZHAO), review.id(), WANG, "请代为核实"));
        var proof = uploaded(WANG, "核实.png", picture());
        matter.sign(WANG, Map.of("outcome", "approve", "proof", List.of(proof)));

        as(ZHAO, get("/api/documents/" + proof)).andExpect(status().isOk());
        complete(Map.of("outcome", "approve", "proof", List.of(proof))).andExpect(status().isOk());
    }

    @Test
    void shouldLeaveOtherPeoplesFilesAlone() throws Exception {
        var theirs = uploaded(LI, "别人的.txt", text("别人的"));
        var review = matter.open("review");
        assertThatThrownBy(() -> completion.complete(
                        actor(ZHAO), review.id(), Map.of("outcome", "approve", "proof", List.of(theirs)), null))
                .isInstanceOf(Problem.class);
        complete(Map.of("outcome", "approve", "opinion", theirs)).andExpect(status().isOk());
        as(LEGAL, get("/api/documents/" + theirs)).andExpect(status().isNotFound());
        assertThat(timeline.of(matter.instance()))
                .noneMatch(entry -> entry.values().containsKey("$files"));
    }

    private void faults(String document, String field, String code) throws Exception {
        complete(Map.of("outcome", "approve", field, List.of(document)))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value(field))
                .andExpect(jsonPath("$.errors[0].code").value(code));
    }

    private ResultActions complete(Map<String, Object> data) throws Exception {
        return as(
                ZHAO,
                post("/api/tasks/" + matter.open("review").id() + "/complete")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JsonMapper.shared().writeValueAsString(Map.of("data", data))));
    }

    private ResultActions replace(String document, String upload) throws Exception {
        return as(
                LI,
                post("/api/documents/" + document + "/versions")
                        .header("If-Match", "\"1\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"upload\": \"" + upload + "\"}"));
    }

    private String uploaded(String username, String name, byte[] content) throws Exception {
        var answer = as(
                        username,
                        multipart("/api/documents")
                                .file(new MockMultipartFile("file", name, "application/octet-stream", content)))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        return JsonMapper.shared().readTree(answer).get("id").asString();
    }

    private ResultActions as(String username, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        return http.perform(request.with(user(username)).with(csrf()));
    }

    private static byte[] text(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] picture() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }
}
