package org.baken.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A file that the service gives, byte for byte. */
public final class Download {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Download() {}

    /** Gets it, whatever the answer is. */
    public static HttpResponse<byte[]> of(Town town, Visitor visitor, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(town.address() + path));
        visitor.headers().forEach(request::header);
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
