package org.baken.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A storage service with one bucket, which takes only what is signed as Amazon describes it (Signature Version 4, "Authenticating
 * Requests: Using the Authorization Header"), worked out here anew.
 */
final class BucketStub implements AutoCloseable {
    static final String ACCESS = "KEYOFTHISTEST";
    static final String SECRET = "secret/of+this+test";
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request, SignedHeaders=([^,]+), Signature=(\\w+)");

    record Kept(String type, String caching, byte[] bytes) {}

    final Map<String, Kept> objects = new ConcurrentHashMap<>();
    volatile int trouble;
    volatile int puts;
    private final HttpServer server;

    BucketStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newFixedThreadPool(2));
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    CopySettings.Bucket settings(String secret) {
        return new CopySettings.Bucket(endpoint(), "paginas", "eu-west-3", "noodpagina", ACCESS, secret);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status;
        byte[] answer = new byte[0];
        String path = exchange.getRequestURI().getPath();
        if (trouble != 0) {
            status = trouble;
        } else if (!isSigned(exchange, body) || !path.startsWith("/paginas/")) {
            status = 403;
            answer = "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(StandardCharsets.UTF_8);
        } else {
            String key = path.substring("/paginas/".length());
            Kept kept = objects.get(key);
            switch (exchange.getRequestMethod()) {
                case "PUT" -> {
                    puts++;
                    objects.put(
                            key,
                            new Kept(
                                    exchange.getRequestHeaders().getFirst("Content-Type"),
                                    exchange.getRequestHeaders().getFirst("Cache-Control"),
                                    body));
                    status = 200;
                }
                case "DELETE" -> {
                    objects.remove(key);
                    status = 204;
                }
                default -> {
                    status = kept == null ? 404 : 200;
                    answer = kept == null
                            ? "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8)
                            : kept.bytes();
                }
            }
        }
        exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
        if (answer.length > 0) {
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        Matcher parts = AUTHORIZATION.matcher(
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        if (!parts.matches()
                || !parts.group(1).equals(ACCESS)
                || !parts.group(3).equals("eu-west-3")) {
            return false;
        }
        String digest = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
        if (!digest.equals("UNSIGNED-PAYLOAD") && !digest.equals(hex(sha256(body)))) {
            return false;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String name : parts.group(4).split(";")) {
            headers.put(
                    name,
                    String.join(",", exchange.getRequestHeaders().get(name)).strip());
        }
        String query = exchange.getRequestURI().getRawQuery() == null
                ? ""
                : Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                        .map(each -> each.contains("=") ? each : each + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
        String canonical = exchange.getRequestMethod() + "\n"
                + exchange.getRequestURI().getRawPath() + "\n" + query + "\n"
                + headers.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + parts.group(4) + "\n" + digest;
        String scope = parts.group(2) + "/" + parts.group(3) + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + headers.get("x-amz-date") + "\n" + scope + "\n"
                + hex(sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String step : new String[] {parts.group(2), parts.group(3), "s3", "aws4_request"}) {
            key = hmac(key, step);
        }
        return hex(hmac(key, toSign)).equals(parts.group(5));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
