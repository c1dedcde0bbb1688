package org.baken.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * What happens in the demo: the very requests that people would make, in order.
 *
 * @param people who take part
 * @param steps what they do
 */
record Story(List<Person> people, List<Step> steps) {
    /** Somebody who takes part. */
    record Person(String username, String name, List<String> roles, String email, String language, String about) {}

    /**
     * One request, or a wait.
     *
     * @param after minutes since the step before
     * @param as the user name of who makes the request
     * @param call method and path, such as {@code POST /api/incidents}; {@code {name.member}} stands for an earlier answer
     * @param body the request's body, with the same placeholders; {@code {+90}} stands for the time in 90 minutes
     * @param file a file below {@code demo/} to be sent, with the members of the body as the other parts of the form
     * @param save the name under which the answer is kept
     * @param until a member of the answer and the value to wait for, such as {@code state=CORRECTING}
     */
    record Step(Double after, String as, String call, JsonNode body, String file, String save, String until) {
        Duration pause() {
            return after == null ? Duration.ZERO : Duration.ofMillis(Math.round(after * 60_000));
        }

        String method() {
            return call.substring(0, call.indexOf(' '));
        }

        String path() {
            return call.substring(call.indexOf(' ') + 1);
        }
    }

    static Story read() {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
                .registerModule(new ParameterNamesModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        try (InputStream stream = Story.class.getResourceAsStream("/demo/story.yml")) {
            return yaml.readValue(stream, Story.class);
        } catch (IOException e) {
            throw new IllegalStateException("The demo's story cannot be read", e);
        }
    }
}
