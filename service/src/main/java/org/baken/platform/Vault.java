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
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Encrypts what must be kept secret and yet be read again (AES-256-GCM of Tink). The key lies in a file that only the service's
 * own user may read, never in the database: a copy of one without the other opens nothing. Each secret is bound to what it
 * belongs to, so that it cannot be moved to another. Nodes on one database share the file. Thread-safe.
 */
public final class Vault {
    private final Aead aead;

    private Vault(Aead aead) {
        this.aead = aead;
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
                make(folder, name, file);
            }
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return new Vault(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + name + " cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + name + " is no key", e);
        }
    }

    /** Two nodes may start at once: the file comes to be as a whole, and the first one stays. */
    private static void make(Path folder, String name, Path file) throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        Path written = folder.resolve(name + "-" + Ids.next());
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(
                    written, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(written, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
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
            return Base64.getEncoder().encodeToString(aead.encrypt(clear, owner.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret cannot be encrypted", e);
        }
    }

    /** Gives the secret; empty when it was encrypted with another key or for something else. */
    public Optional<Map<String, String>> open(String owner, String sealed) {
        try {
            byte[] clear = aead.decrypt(Base64.getDecoder().decode(sealed), owner.getBytes(StandardCharsets.UTF_8));
            Map<String, String> secret = new TreeMap<>();
            Json.read(new String(clear, StandardCharsets.UTF_8))
                    .properties()
                    .forEach(
                            field -> secret.put(field.getKey(), field.getValue().asText()));
            return Optional.of(secret);
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
