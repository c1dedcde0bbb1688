package org.baken.platform;

import com.fasterxml.jackson.annotation.JsonView;
import io.dropwizard.auth.Auth;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The description of the interface (OpenAPI 3.1), read from the resources themselves when it is first asked for. */
@Path("/api/openapi.json")
public final class OpenApiResource {
    /** Knows the classes of all resources, once the service has started. */
    @FunctionalInterface
    public interface Resources {
        Set<Class<?>> all();
    }

    private final Resources resources;
    private String document;

    public OpenApiResource(Resources resources) {
        this.resources = resources;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "This description")
    public synchronized String get() {
        if (document == null) {
            document = describe();
        }
        return document;
    }

    private String describe() {
        List<OpenAPIExtension> chain = new ArrayList<>(OpenAPIExtensions.getExtensions());
        if (chain.stream().noneMatch(WithoutCaller.class::isInstance)) {
            chain.add(0, new WithoutCaller());
            OpenAPIExtensions.setExtensions(chain);
        }
        OpenAPI start = new OpenAPI()
                .openapi("3.1.0")
                .info(new Info()
                        .title("Baken")
                        .version("1")
                        .description("The console of a town's crisis communication team. Errors are RFC 9457 problems.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "session",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.APIKEY)
                                        .in(SecurityScheme.In.COOKIE)
                                        .name("baken_session")))
                .addSecurityItem(new SecurityRequirement().addList("session"));
        OpenAPI api = new Reader(new SwaggerConfiguration().openAPI(start).openAPI31(true)).read(resources.all());
        return Json31.pretty(api);
    }

    /** The caller comes from the session, not from the request; a servlet's request is no parameter either. */
    private static final class WithoutCaller extends AbstractOpenAPIExtension {
        @Override
        public ResolvedParameter extractParameters(
                List<Annotation> annotations,
                Type type,
                Set<Type> typesToSkip,
                Components components,
                Consumes classConsumes,
                Consumes methodConsumes,
                boolean includeRequestBody,
                JsonView jsonViewAnnotation,
                Iterator<OpenAPIExtension> chain) {
            if (annotations.stream().anyMatch(Auth.class::isInstance)) {
                return new ResolvedParameter();
            }
            return super.extractParameters(
                    annotations,
                    type,
                    typesToSkip,
                    components,
                    classConsumes,
                    methodConsumes,
                    includeRequestBody,
                    jsonViewAnnotation,
                    chain);
        }
    }
}
