package org.baken.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.annotation.Priority;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every error as {@code application/problem+json} (RFC 9457) in the caller's language. What was not foreseen gets an
 * opaque id that stands in the log too, never a stack trace or SQL text.
 */
public abstract class ProblemMapper<T extends Throwable> implements ExceptionMapper<T> {
    /** The media type of RFC 9457. */
    public static final String TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

    private final Database database;

    @Context
    private HttpHeaders headers;

    private ProblemMapper(Database database) {
        this.database = database;
    }

    /** For whatever has no mapper of its own. */
    public static final class Any extends ProblemMapper<Throwable> {
        public Any(Database database) {
            super(database);
        }
    }

    /** For invalid requests: Jersey brings a mapper of its own for these, which must not be the more specific one. */
    @Priority(1)
    public static final class Invalid extends ProblemMapper<ConstraintViolationException> {
        public Invalid(Database database) {
            super(database);
        }
    }

    /** For requests that are not JSON: Jackson brings mappers of its own. */
    @Priority(1)
    public static final class Malformed extends ProblemMapper<JsonProcessingException> {
        public Malformed(Database database) {
            super(database);
        }
    }

    @Override
    public Response toResponse(T error) {
        if (error instanceof CommandKey.AlreadyDone done) {
            return done.key().earlier(database).orElseGet(() -> answer(Problem.conflict("problem.key-running")));
        }
        if (error instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
            return web.getResponse();
        }
        return answer(problemOf(error));
    }

    private Response answer(Problem problem) {
        Locale locale = Catalogue.best(headers.getAcceptableLanguages());
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(TYPE)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .entity(body(problem, locale));
        Object retryAfter = problem.extensions().get("retryAfter");
        return retryAfter == null
                ? response.build()
                : response.header(HttpHeaders.RETRY_AFTER, retryAfter).build();
    }

    /** A problem as it is sent, for who answers before the resources; {@code lang} is a two-letter code. */
    public static byte[] document(Problem problem, String lang) {
        return Json.write(body(problem, Locale.forLanguageTag(lang))).getBytes(StandardCharsets.UTF_8);
    }

    /** The members of the problem document, in the caller's language. */
    static Map<String, Object> body(Problem problem, Locale locale) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:baken:problem:" + problem.kind());
        body.put("title", Catalogue.text(locale, "problem.title." + problem.kind()));
        body.put("status", problem.status());
        body.put("detail", text(locale, problem.key(), problem.arguments()));
        if (!problem.fields().isEmpty()) {
            body.put(
                    "errors",
                    problem.fields().stream()
                            .map(field -> Map.of(
                                    "field", field.field(), "message", text(locale, field.key(), field.arguments())))
                            .toList());
        }
        body.putAll(problem.extensions());
        return body;
    }

    private static String text(Locale locale, String key, List<Object> arguments) {
        return Catalogue.text(locale, key, arguments.toArray());
    }

    private static Problem problemOf(Throwable error) {
        if (error instanceof Problem problem) {
            return problem;
        }
        if (error instanceof ConstraintViolationException invalid) {
            return ofViolations(invalid);
        }
        // As it comes from reading a request. JSON of our own that cannot be read is wrapped, and is our mistake.
        if (error instanceof JsonProcessingException json) {
            return ofJson(json);
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof HttpException http && http.getCode() == 413) {
                return Problem.tooLarge("problem.too-large");
            }
        }
        if (error instanceof WebApplicationException web) {
            return ofStatus(web.getResponse().getStatus());
        }
        return unexpected(error);
    }

    private static Problem unexpected(Throwable error) {
        String id = Ids.next();
        LOG.error("Unexpected error {}", id, error);
        return Problem.http(500, "unexpected", "problem.unexpected", id).with("instance", "urn:uuid:" + id);
    }

    /** What there is to say of an answer of which nothing but its number is known. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 401 -> Problem.unauthorized("problem.no-session");
            case 403 -> Problem.refused("problem.refused");
            case 404 -> Problem.http(404, "not-found", "problem.not-found");
            case 405 -> Problem.http(405, "method", "problem.method");
            case 406 -> Problem.http(406, "not-acceptable", "problem.not-acceptable");
            case 413 -> Problem.tooLarge("problem.too-large");
            case 414, 431 -> Problem.http(status, "too-large", "problem.too-large");
            case 415 -> Problem.http(415, "unsupported", "problem.media-type");
            default ->
                status < 500
                        ? Problem.http(status, "malformed", "problem.malformed")
                        : Problem.http(status, "unavailable", "problem.unavailable");
        };
    }

    private static Problem ofJson(JsonProcessingException json) {
        if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            String field = mapping.getPath().stream()
                    .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                    .collect(Collectors.joining("."))
                    .replace(".[", "[");
            if (json instanceof UnrecognizedPropertyException) {
                return Problem.invalid(field, "problem.unknown-field");
            }
            if (json instanceof InvalidFormatException format
                    && format.getTargetType().isEnum()) {
                return Problem.invalid(
                        field,
                        "problem.one-of",
                        Arrays.stream(format.getTargetType().getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")));
            }
            return Problem.invalid(field, "problem.wrong-type");
        }
        return Problem.malformed("problem.json");
    }

    private static Problem ofViolations(ConstraintViolationException invalid) {
        Problem problem = null;
        List<ConstraintViolation<?>> violations = new ArrayList<>(invalid.getConstraintViolations());
        violations.sort((one, other) -> field(one).compareTo(field(other)));
        for (ConstraintViolation<?> violation : violations) {
            String key = Violations.key(violation);
            Object[] arguments = Violations.arguments(violation);
            problem = problem == null
                    ? Problem.invalid(field(violation), key, arguments)
                    : problem.and(field(violation), key, arguments);
        }
        return problem == null ? Problem.malformed("problem.malformed") : problem;
    }

    /** The path of the field in the request, without the names of our method and its parameter. */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            switch (node.getKind()) {
                case PROPERTY, CONTAINER_ELEMENT -> appendTo(path, node);
                default -> {}
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static void appendTo(StringBuilder path, Path.Node node) {
        if (node.getIndex() != null) {
            path.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            path.append('.').append(node.getKey());
        }
        String name = node.getName();
        if (name != null && !name.startsWith("<")) {
            path.append(path.isEmpty() ? "" : ".").append(name);
        }
    }
}
