package org.baken.channel;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.baken.platform.Ids;

/** A body of {@code multipart/form-data} (RFC 7578), written in memory. */
public final class Multipart {

    private final String boundary = "baken-" + Ids.next();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public Multipart field(String name, String value) {
        head("name=\"" + name + "\"", "text/plain; charset=utf-8");
        bytes(value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** @param name the field; the file is called as the picture is */
    public Multipart file(String name, Picture picture, byte[] content) {
        head(
                "name=\"" + name + "\"; filename=\"" + picture.name().replaceAll("[^A-Za-z0-9._-]", "_") + "\"",
                picture.type());
        bytes(content);
        return this;
    }

    /** The value of {@code Content-Type}. */
    public String type() {
        return "multipart/form-data; boundary=" + boundary;
    }

    /** The body; nothing may be added after this. */
    public HttpRequest.BodyPublisher body() {
        ascii("--" + boundary + "--\r\n");
        return HttpRequest.BodyPublishers.ofByteArray(out.toByteArray());
    }

    private void head(String disposition, String type) {
        ascii("--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\nContent-Type: " + type
                + "\r\n\r\n");
    }

    private void bytes(byte[] content) {
        out.writeBytes(content);
        ascii("\r\n");
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
