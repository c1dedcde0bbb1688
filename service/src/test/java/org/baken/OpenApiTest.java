package org.baken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.baken.testing.Answer;
import org.baken.testing.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The description of the interface and the interface are the same thing. */
class OpenApiTest {
    @RegisterExtension
    static final Town TOWN = new Town();

    @Test
    void every_method_of_every_resource_is_described_and_nothing_else() {
        assertThat(described()).isEqualTo(written()).isNotEmpty();
    }

    @Test
    void every_described_address_is_served() {
        for (String route : described()) {
            String[] parts = route.split(" ", 2);
            if (parts[0].equals("GET")) {
                Answer answer = TOWN.nobody().get(parts[1].replaceAll("\\{[^}]+}", "0"));
                boolean routed = answer.status() != 405 && !isUnrouted(answer);
                assertThat(routed).as(answer.toString()).isTrue();
            }
        }
    }

    @Test
    void the_caller_is_no_part_of_a_request() {
        assertThat(document().toString()).doesNotContain("\"Caller\"");
        assertThat(document().path("openapi").asText()).startsWith("3.1");
    }

    private static boolean isUnrouted(Answer answer) {
        return answer.status() == 404 && answer.response().uri().getPath().startsWith("/api/");
    }

    private static JsonNode document() {
        return TOWN.nobody().get("/api/openapi.json").json();
    }

    private static Set<String> described() {
        Set<String> routes = new TreeSet<>();
        document()
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    private static Set<String> written() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.baken");
        Set<String> routes = new TreeSet<>();
        for (JavaClass javaClass : classes) {
            if (javaClass.isAnnotatedWith(Path.class)) {
                addRoutes(javaClass.reflect(), routes);
            }
        }
        return routes;
    }

    private static void addRoutes(Class<?> resource, Set<String> routes) {
        String base = resource.getAnnotation(Path.class).value();
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    Path path = method.getAnnotation(Path.class);
                    String whole = (base + "/" + (path == null ? "" : path.value()))
                            .replaceAll("//+", "/")
                            .replaceAll("(.)/$", "$1")
                            .replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}");
                    routes.add(verb.value() + " " + whole);
                }
            }
        }
    }
}
