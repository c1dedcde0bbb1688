package org.baken.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.baken.platform.Json;

/** What the service answered. */
public record Answer(HttpResponse<String> response) {
    public int status() {
        return response.statusCode();
    }

    public String text() {
        return response.body();
    }

    public JsonNode json() {
        if (!header("Content-Type").contains("json")) {
            throw new AssertionError("Not JSON: " + this);
        }
        return Json.read(response.body());
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** The id of the thing that was answered. */
    public String id() {
        return json().path("id").asText();
    }

    /** The version of the thing that was answered. */
    public long version() {
        return json().path("version").asLong();
    }

    /** The names of the fields that a problem complains of. */
    public List<String> wrongFields() {
        return StreamSupport.stream(json().path("errors").spliterator(), false)
                .map(error -> error.path("field").asText())
                .toList();
    }

    @Override
    public String toString() {
        return response.request().method() + " " + response.request().uri() + " → " + status() + " " + text();
    }
}
