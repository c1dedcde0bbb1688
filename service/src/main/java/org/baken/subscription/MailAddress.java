package org.baken.subscription;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A mail address that we can write to, in lower case, its domain in the form of RFC 5890: so that one mailbox is one subscriber however
 * it was typed. Only what RFC 5321 calls a dot-string goes before the {@code @}; quoted names and letters beyond ASCII there are not
 * taken, because many servers lose them on the way.
 *
 * @param text at most 254 characters (RFC 5321, 4.5.3.1.3)
 */
record MailAddress(String text) {
    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])");
    /** Names that lead to no mailbox in the world (RFC 6761, RFC 6762, RFC 7686). */
    private static final Set<String> NOWHERE =
            Set.of("localhost", "local", "invalid", "test", "onion", "arpa", "internal");
    /** Mailboxes of machines and of those who look after them, which nobody reads news in (RFC 2142). */
    private static final Set<String> NOBODY =
            Set.of("postmaster", "mailer-daemon", "abuse", "hostmaster", "noreply", "no-reply", "donotreply");

    /** Reads what somebody typed; empty when we cannot write to it. */
    static Optional<MailAddress> read(String typed) {
        String stripped = typed.strip();
        int at = stripped.lastIndexOf('@');
        if (stripped.length() > LONGEST || at < 1) {
            return Optional.empty();
        }
        String name = stripped.substring(0, at).toLowerCase(Locale.ROOT);
        String domain = ascii(stripped.substring(at + 1));
        boolean right = name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && !NOBODY.contains(name)
                && DOMAIN.matcher(domain).matches()
                && !NOWHERE.contains(domain.substring(domain.lastIndexOf('.') + 1));
        return Optional.of(name + "@" + domain)
                .filter(whole -> right && whole.length() <= LONGEST)
                .map(MailAddress::new);
    }

    String domain() {
        return text.substring(text.lastIndexOf('@') + 1);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException notADomain) {
            return "";
        }
    }

    /** Not the address: whatever holds one may end in a log. */
    @Override
    public String toString() {
        return "MailAddress";
    }
}
