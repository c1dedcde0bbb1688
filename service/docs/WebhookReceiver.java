import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of Baken's webhook, to begin from: {@code java WebhookReceiver.java 8090 my-key}. It takes what is signed with its key, is
 * not old and is new to it; webhook.md beside this file says why.
 */
public class WebhookReceiver {

    private static final long WINDOW_SECONDS = 300;

    private final byte[] key;
    /** A real receiver keeps these with the messages, so that it still knows them after a restart. */
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public WebhookReceiver(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    public static void main(String[] args) throws IOException {
        new WebhookReceiver(args[1]).start(Integer.parseInt(args[0]));
    }

    public HttpServer start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.createContext("/hook", this::handle);
        server.start();
        return server;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean question = exchange.getRequestMethod().equals("GET");
            String id = header(exchange, "Baken-Id");
            byte[] body = exchange.getRequestBody().readAllBytes();
            byte[] signed = question ? id.getBytes(StandardCharsets.UTF_8) : body;
            if (!isFresh(header(exchange, "Baken-Timestamp")) || !isSigned(exchange, signed)) {
                exchange.sendResponseHeaders(403, -1);
            } else if (question) {
                exchange.getResponseHeaders().set("Baken-Known", known.contains(id) ? "yes" : "no");
                exchange.sendResponseHeaders(204, -1);
            } else {
                if (known.add(id)) {
                    show(new String(body, StandardCharsets.UTF_8));
                }
                exchange.sendResponseHeaders(204, -1);
            }
        }
    }

    /** Here the message goes onto the screen, the intranet, the app. */
    protected void show(String json) {
        System.out.println(json);
    }

    private static boolean isFresh(String timestamp) {
        return timestamp.matches("\\d{1,12}")
                && Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp)) <= WINDOW_SECONDS;
    }

    /** One of the signatures has to be ours; the comparison takes as long for a wrong one as for a right one. */
    private boolean isSigned(HttpExchange exchange, byte[] content) {
        byte[] expected = sign(header(exchange, "Baken-Timestamp"), content).getBytes(StandardCharsets.UTF_8);
        boolean ours = false;
        for (String signature : header(exchange, "Baken-Signature").split(",")) {
            ours |= MessageDigest.isEqual(expected, signature.strip().getBytes(StandardCharsets.UTF_8));
        }
        return ours;
    }

    private String sign(String timestamp, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
