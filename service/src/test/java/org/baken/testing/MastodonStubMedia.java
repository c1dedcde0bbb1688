package org.baken.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pictures of {@link MastodonStub}: uploaded, made ready in their time, and shown by a status at most. */
final class MastodonStubMedia {

    /** As the server keeps it. */
    record Media(String id, String description, String type, int size) {}

    private static final Pattern PART = Pattern.compile(
            "Content-Disposition: form-data; name=\"(\\w+)\"[^\r]*\r\nContent-Type: ([^\r]*)\r\n\r\n(.*?)\r\n--",
            Pattern.DOTALL);

    private final Map<String, Media> all = new HashMap<>();
    private final List<String> waiting = new ArrayList<>();
    private int slowness;

    /** How often a picture is said to be still in the making. */
    void slow(int times) {
        slowness = times;
    }

    boolean isSlow() {
        return slowness > 0;
    }

    Media add(byte[] body) {
        String description = "";
        String type = "";
        int size = 0;
        Matcher part = PART.matcher(new String(body, StandardCharsets.ISO_8859_1));
        while (part.find()) {
            if (part.group(1).equals("description")) {
                description = new String(part.group(3).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            } else {
                type = part.group(2);
                size = part.group(3).length();
            }
        }
        Media media = new Media(String.valueOf(500 + all.size()), description, type, size);
        all.put(media.id(), media);
        for (int time = 0; time < slowness; time++) {
            waiting.add(media.id());
        }
        return media;
    }

    /** Null when there is none. */
    Media of(String id) {
        return all.get(id);
    }

    /** Whether it is ready; each question brings that nearer. */
    boolean asked(String id) {
        return !waiting.remove(id);
    }

    int size() {
        return all.size();
    }
}
