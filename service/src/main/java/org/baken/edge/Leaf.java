package org.baken.edge;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.baken.platform.Ids;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * An answer, ready to be sent: status, headers and bytes, packed in every way that readers take. Each packing has a strong tag
 * of its own (RFC 9110, 8.8.3.3). Immutable.
 */
public final class Leaf {
    private static final Coding[] CODINGS = Coding.values();
    /** What an answer 304 repeats (RFC 9110, 15.4.5). */
    private static final Set<String> REPEATED = Set.of("Cache-Control", "Content-Language");

    private final int status;
    private final Map<String, String> headers;
    private final String digest;
    private final byte[] bytes;
    private final Packed[] packed = new Packed[CODINGS.length];

    /**
     * One way in which it is packed.
     *
     * @param tag with its quotes
     * @param bytes to be sent from a duplicate
     */
    record Packed(Coding coding, String tag, ByteBuffer bytes, HttpFields headers, HttpFields unchanged) {}

    private Leaf(int status, Map<String, String> headers, byte[] bytes, String digest, boolean packable) {
        this.status = status;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.digest = digest;
        this.bytes = bytes;
        for (Coding coding : CODINGS) {
            byte[] some = packable || coding == Coding.IDENTITY ? coding.packed(bytes) : null;
            packed[coding.ordinal()] = some == null ? null : packed(coding, some);
        }
    }

    /**
     * Makes a leaf.
     *
     * @param status 200, or what is answered where there is nothing
     * @param headers what it is and how it may be used; length, packing, tag and Vary are added
     * @param packable whether it is text, which gets smaller
     * @param before what was sent until now; the very same one comes back when nothing differs. May be null
     */
    public static Leaf of(int status, Map<String, String> headers, byte[] bytes, boolean packable, Leaf before) {
        String digest = Ids.digest(bytes).substring(0, 32);
        boolean same = before != null
                && before.status == status
                && before.digest.equals(digest)
                && before.headers.equals(headers);
        return same ? before : new Leaf(status, headers, bytes, digest, packable);
    }

    /** The bytes as they are, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The headers without length, packing, tag and Vary. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The tag of the bytes as they are, without quotes. */
    public String digest() {
        return digest;
    }

    /** 200, or what is answered where there is nothing, or elsewhere. */
    public int status() {
        return status;
    }

    /** The best packing that a reader takes, or null when they take none that there is. */
    Packed in(Coding[] taken) {
        for (Coding coding : taken) {
            Packed some = packed[coding.ordinal()];
            if (some != null) {
                return some;
            }
        }
        return null;
    }

    private Packed packed(Coding coding, byte[] some) {
        String tag = '"' + digest + (coding == Coding.IDENTITY ? "" : "-" + coding.token()) + '"';
        HttpFields.Mutable all = HttpFields.build();
        HttpFields.Mutable unchanged = HttpFields.build();
        headers.forEach((name, value) -> {
            HttpField field = new PreEncodedHttpField(name, value);
            all.add(field);
            if (REPEATED.contains(name)) {
                unchanged.add(field);
            }
        });
        if (coding != Coding.IDENTITY) {
            all.add(new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, coding.token()));
        }
        all.add(new PreEncodedHttpField(HttpHeader.CONTENT_LENGTH, some.length));
        if (status == 200) {
            HttpField field = new PreEncodedHttpField(HttpHeader.ETAG, tag);
            all.add(field);
            unchanged.add(field);
        }
        ByteBuffer direct = ByteBuffer.allocateDirect(some.length).put(some).flip();
        return new Packed(coding, tag, direct, all.asImmutable(), unchanged.asImmutable());
    }
}
