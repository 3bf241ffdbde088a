package io.jianguan.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.Browser;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser sends when people upload. */
final class Uploader {

    private Uploader() {}

    static HttpResponse<String> upload(Browser browser, String name, byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return browser.send(browser.request("/api/documents")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse(""))
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    static JsonNode created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    static String uploaded(Browser browser, String name, byte[] content) {
        return created(upload(browser, name, content)).get("id").asString();
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static HttpResponse<String> begin(Browser browser, String name, long size, String fingerprint) {
        return browser.post(
                "/api/documents/uploads",
                "{\"name\":\"%s\",\"size\":%d,\"fingerprint\":\"%s\"}".formatted(name, size, fingerprint));
    }

    static HttpResponse<String> chunk(Browser browser, String upload, long offset, byte[] content) {
        return browser.send(browser.request("/api/documents/uploads/" + upload + "?offset=" + offset)
                .header("Content-Type", "application/octet-stream")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse(""))
                .PUT(BodyPublishers.ofByteArray(content)));
    }

    static HttpResponse<String> complete(Browser browser, String upload, String sha256) {
        return browser.post("/api/documents/uploads/" + upload + "/complete", "{\"sha256\":\"" + sha256 + "\"}");
    }

    static HttpResponse<String> replace(Browser browser, String id, int version, String upload) {
        return browser.send(browser.request("/api/documents/" + id + "/versions")
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .header("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN").orElse(""))
                .POST(BodyPublishers.ofString("{\"upload\":\"" + upload + "\",\"note\":\"重新盖章\"}")));
    }
}
