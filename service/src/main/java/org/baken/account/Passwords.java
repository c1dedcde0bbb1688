package org.baken.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.baken.platform.Problem;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106; 19 MiB, two passes, one lane, as OWASP's password storage cheat sheet asks) and
 * writes them in the PHC string format. Thread-safe; at most four are hashed at once, so that a storm of attempts cannot eat
 * the memory.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int SHORTEST = 10;
    private static final Set<String> KNOWN = Set.of("password", "wachtwoord", "motdepasse", "azertyuiop", "qwertyuiop");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Semaphore AT_ONCE = new Semaphore(4);
    /** Checked when there is nobody of that name, so that the time taken does not tell. */
    private static final String NOBODY = hash("nobody has this password");

    private Passwords() {}

    /** Hashes a new password. */
    public static String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt));
    }

    /** Tells whether this is the password behind the hash; null stands for a person without a password. */
    public static boolean matches(String password, String hash) {
        String[] parts = (hash == null ? NOBODY : hash).split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(expected, derive(password, salt)) && hash != null;
    }

    /** Refuses a password that is too short, well known, or the user name; long ones need no digits or signs (NIST 800-63B). */
    public static void check(String field, String password, String username) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.length() < SHORTEST || password.length() > 200) {
            throw Problem.invalid(field, "problem.length-between", SHORTEST, 200);
        }
        boolean ofOneLetter = password.chars().distinct().count() < 4;
        if (ofOneLetter
                || lower.contains(username.toLowerCase(Locale.ROOT))
                || KNOWN.stream().anyMatch(lower::startsWith)) {
            throw Problem.invalid(field, "account.password.easy");
        }
    }

    private static byte[] derive(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        AT_ONCE.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            AT_ONCE.release();
        }
        return hash;
    }
}
