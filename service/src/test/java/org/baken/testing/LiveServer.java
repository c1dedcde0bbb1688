package org.baken.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A real server of a platform on this machine, started by a script in {@code src/test/live}. The environment variable {@code
 * BAKEN_LIVE} names the folder that the scripts were given; a test whose server is not there is skipped.
 */
public final class LiveServer {

    private static final List<String> PASSED_ON =
            List.of("Authorization", "Content-Type", "Accept", "Content-Disposition", "Idempotency-Key");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Properties properties;

    private LiveServer(Properties properties) {
        this.properties = properties;
    }

    /** @param name of the script */
    public static LiveServer named(String name) {
        String folder = System.getenv("BAKEN_LIVE");
        Path file = Path.of(folder == null ? "nowhere" : folder, name + ".properties");
        assumeTrue(Files.exists(file), "Needs src/test/live/" + name + ".sh to run, and BAKEN_LIVE to name its folder");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LiveServer(properties);
    }

    public String get(String name) {
        return properties.getProperty(name);
    }

    /** A way to the real server on which requests can be made to fail and answers to be lost. */
    public HttpStub lossy() throws IOException {
        String target = get("baseUrl");
        return HttpStub.start(request -> forwarded(target, request));
    }

    private static HttpStub.Reply forwarded(String target, HttpStub.Request request)
            throws IOException, InterruptedException {
        HttpRequest.Builder forward = HttpRequest.newBuilder(URI.create(target + request.target()))
                .timeout(Duration.ofSeconds(30))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        PASSED_ON.stream()
                .filter(name -> request.header(name) != null)
                .forEach(name -> forward.header(name, request.header(name)));
        HttpResponse<byte[]> answer = CLIENT.send(forward.build(), HttpResponse.BodyHandlers.ofByteArray());
        Map<String, String> headers = new HashMap<>();
        answer.headers().firstValue("Retry-After").ifPresent(value -> headers.put("Retry-After", value));
        String type = answer.headers().firstValue("Content-Type").orElse(null);
        return new HttpStub.Reply(answer.statusCode(), headers, type, answer.body());
    }

    /** Asks the real server directly, as a reader or an administrator does. */
    public Answer ask(String method, String path, String authorization, String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(get("baseUrl") + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
