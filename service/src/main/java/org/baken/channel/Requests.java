package org.baken.channel;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.baken.channel.ChannelException.Refused;
import org.baken.platform.Json;

/** Requests to platforms that speak JSON over HTTP. */
public final class Requests {

    private Requests() {}

    /**
     * An address of a platform's interface.
     *
     * @param base where the interface begins; may end in a slash
     * @param path what comes after it, encoded already
     * @throws Refused when the base is not a web address
     */
    public static URI under(String base, String path) throws Refused {
        Outbound.parse(base);
        return Outbound.parse(base.replaceAll("/+$", "") + path);
    }

    /** A request that sends JSON, if anything, and wants JSON. */
    public static HttpRequest.Builder to(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Baken");
    }

    /**
     * A request under an access token.
     *
     * @param name the entry of the account's secret that holds the token
     * @throws Refused when there is none, or one that cannot be a header
     */
    public static HttpRequest.Builder bearer(URI address, Link link, String name) throws Refused {
        return to(address).header("Authorization", "Bearer " + token(link, name));
    }

    /** A secret that can be a header or part of an address; surrounding spaces, as pasting brings them, left out. */
    public static String token(Link link, String name) throws Refused {
        String token = link.hidden(name).orElse("").strip();
        if (!token.matches("[\\x21-\\x7e]+")) {
            throw new Refused(Trouble.of("channel.secret", name));
        }
        return token;
    }

    public static HttpRequest.BodyPublisher body(Object content) {
        return HttpRequest.BodyPublishers.ofByteArray(Json.write(content).getBytes(StandardCharsets.UTF_8));
    }

    /** A text as one part of a path or one value of a query. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
