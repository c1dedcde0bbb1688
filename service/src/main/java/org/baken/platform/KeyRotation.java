package org.baken.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;

/**
 * Gives a {@link Vault} a new key. First the new key lies beside the old one, and everything is sealed with the new one from then
 * on; then what was sealed before is sealed anew; only when nothing needs the old key any more, it is dropped. Ended at any
 * moment, nothing is lost, and the next run goes on where this one was.
 */
public final class KeyRotation {
    /** What Tink puts before a ciphertext: a version, and the number of the key in four bytes. */
    private static final int PREFIX = 5;

    private final Path file;
    private KeysetHandle keys;

    private KeyRotation(Path file, KeysetHandle keys) {
        this.file = file;
        this.keys = keys;
    }

    /** What is sealed with the key of a vault, and can be sealed anew. */
    public interface Sealed {
        /** The name of the vault. */
        String vault();

        /** Seals anew what is still sealed with an old key, each in a transaction of its own, and gives how much that was. */
        int renew(Database database, KeyRotation rotation);
    }

    /**
     * Makes a new key the one that everything is sealed with. Goes on with the newest one when an earlier rotation did not end.
     *
     * @param folder of the keys
     * @param name of the vault
     */
    public static KeyRotation begin(Path folder, String name) {
        // Makes the first key when there is none.
        Vault.open(folder, name);
        Path file = folder.resolve(name + ".json");
        try {
            AeadConfig.register();
            KeyRotation rotation = new KeyRotation(file, Vault.read(file));
            if (rotation.keys.size() == 1) {
                rotation.replace(KeysetHandle.newBuilder(rotation.keys)
                        .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                                .withRandomId()
                                .makePrimary())
                        .build());
            }
            return rotation;
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + name + " cannot be changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key " + name + " cannot be changed", e);
        }
    }

    /** Gives the secret sealed with the new key; empty when it is already, or when no key of ours opens it. */
    public Optional<String> renewed(String owner, String sealed) {
        byte[] before = Base64.getDecoder().decode(sealed);
        if (before.length >= PREFIX
                && ByteBuffer.wrap(before).getInt(1) == keys.getPrimary().getId()) {
            return Optional.empty();
        }
        byte[] bound = owner.getBytes(StandardCharsets.UTF_8);
        try {
            Aead aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
            return Optional.of(Base64.getEncoder().encodeToString(aead.encrypt(aead.decrypt(before, bound), bound)));
        } catch (GeneralSecurityException e) {
            // Sealed with a key that was lost before: it could not be opened until now either.
            return Optional.empty();
        }
    }

    /** Drops every key but the new one. */
    public void end() {
        KeysetHandle.Entry newest = keys.getPrimary();
        try {
            replace(KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(newest.getKey())
                            .withFixedId(newest.getId())
                            .makePrimary())
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException("The old key cannot be dropped", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The old key cannot be dropped", e);
        }
    }

    /** The file is the old one or the new one, whenever the process ends. */
    private void replace(KeysetHandle changed) throws IOException, GeneralSecurityException {
        Path written = Vault.written(file, changed);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        keys = changed;
    }
}
