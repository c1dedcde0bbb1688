package org.baken.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A form with a file, as a browser sends it (RFC 7578). */
public final class Upload {
    private static final String BOUNDARY = "----boundary-of-a-test";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Adds a field; without a value it is left out. */
    public Upload field(String name, String value) {
        if (value != null) {
            head("form-data; name=\"" + name + "\"", null);
            body.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Adds a file, with a media type that says nothing. */
    public Upload file(String name, String fileName, byte[] content) {
        head("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"", "application/octet-stream");
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends it with POST. */
    public Answer send(Visitor visitor, String path) {
        byte[] end = ("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(end);
        return visitor.send(
                "POST", path, whole.toByteArray(), Map.of("Content-Type", "multipart/form-data; boundary=" + BOUNDARY));
    }

    private void head(String disposition, String type) {
        String lines = "--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n"
                + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
        body.writeBytes(lines.getBytes(StandardCharsets.UTF_8));
    }
}
