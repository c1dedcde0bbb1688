package org.baken.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the tokens of personal links: HMAC-SHA256 (RFC 2104) of the id of what a link is for, 256 bits. A token is derived and not kept,
 * so that whoever asked can be shown the link again, while the database holds nothing but its digest: a copy of the database
 * opens no link. The key lies in a file that only the service's own user may read; nodes on one database share it. Thread-safe.
 */
public final class LinkKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final String kind;
    private final SecretKeySpec key;

    private LinkKey(String kind, byte[] key) {
        this.kind = kind;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Opens the key of one kind of link in this folder, making it the first time.
     *
     * @param kind such as {@code forward-link}; its file is called after it
     */
    public static LinkKey open(Path folder, String kind) {
        try {
            Path file = folder.resolve(kind + "s");
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return new LinkKey(
                    kind, Base64.getUrlDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the personal links cannot be read", e);
        }
    }

    /** The token in the link for the thing with this id, 43 characters that may stand in an address. */
    public String token(String id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] token = mac.doFinal((kind + " " + id).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Two nodes may start at once: the file comes to be as a whole, and the first one stays. */
    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Path written = folder.resolve(file.getFileName() + "-" + Ids.next());
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(
                    written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(written, Ids.secret());
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            // The other node was first: its key is the one.
        } finally {
            Files.delete(written);
        }
    }
}
