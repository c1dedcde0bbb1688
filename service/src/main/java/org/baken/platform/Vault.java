package org.baken.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Encrypts what must be kept secret and yet be read again (AES-256-GCM of Tink). The key lies in a file that only the service's
 * own user may read, never in the database: a copy of one without the other opens nothing. Each secret is bound to what it
 * belongs to, so that it cannot be moved to another. Nodes on one database share the file, and see at once when
 * {@link KeyRotation} changes it. Thread-safe.
 */
public final class Vault {
    private final Path file;
    private volatile Loaded loaded;

    /** The keys as they stood in the file at a moment. */
    private record Loaded(FileTime changed, Aead aead) {}

    private Vault(Path file) {
        this.file = file;
        this.loaded = load(file);
    }

    /**
     * Opens a vault, making its key the first time.
     *
     * @param folder of the keys
     * @param name of the file, without its ending: things of different kinds have different keys
     */
    public static Vault open(Path folder, String name) {
        try {
            AeadConfig.register();
            Path file = folder.resolve(name + ".json");
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return new Vault(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + name + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + name + " cannot be made", e);
        }
    }

    private static Loaded load(Path file) {
        try {
            // The time first: when the file changes in between, it is read once more.
            FileTime changed = Files.getLastModifiedTime(file);
            return new Loaded(changed, read(file).getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + file.getFileName() + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + file.getFileName() + " is no key", e);
        }
    }

    /** The keys in a file. */
    static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
    }

    /** Puts keys into a new file beside, which only the service's own user may read, and gives it. */
    static Path written(Path file, KeysetHandle keys) throws IOException, GeneralSecurityException {
        Path written = file.resolveSibling(file.getFileName().toString().replace(".json", "-" + Ids.next()));
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(
                    written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(written, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
        return written;
    }

    private Loaded current() {
        Loaded now = loaded;
        try {
            if (!Files.getLastModifiedTime(file).equals(now.changed())) {
                now = load(file);
                loaded = now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + file.getFileName() + " cannot be read", e);
        }
        return now;
    }

    /** Two nodes may start at once: the file comes to be as a whole, and the first one stays. */
    private static void make(Path folder, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        Path written = written(file, keys);
        try {
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            // The other node was first: its key is the one.
        } finally {
            Files.delete(written);
        }
    }

    /** Encrypts a secret for what has this id. */
    public String seal(String owner, Map<String, String> secret) {
        try {
            byte[] clear = Json.canonical(new TreeMap<>(secret));
            return Base64.getEncoder()
                    .encodeToString(current().aead().encrypt(clear, owner.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret cannot be encrypted", e);
        }
    }

    /** Gives the secret; empty when it was encrypted with another key or for something else. */
    public Optional<Map<String, String>> open(String owner, String sealed) {
        try {
            return Optional.of(opened(current().aead(), owner, sealed));
        } catch (GeneralSecurityException e) {
            return openedAnew(owner, sealed);
        }
    }

    /** The key may just have changed, faster than the clock of the file system ticks. */
    private Optional<Map<String, String>> openedAnew(String owner, String sealed) {
        try {
            loaded = load(file);
            return Optional.of(opened(loaded.aead(), owner, sealed));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> opened(Aead aead, String owner, String sealed) throws GeneralSecurityException {
        byte[] clear = aead.decrypt(Base64.getDecoder().decode(sealed), owner.getBytes(StandardCharsets.UTF_8));
        Map<String, String> secret = new TreeMap<>();
        Json.read(new String(clear, StandardCharsets.UTF_8))
                .properties()
                .forEach(field -> secret.put(field.getKey(), field.getValue().asText()));
        return secret;
    }
}
