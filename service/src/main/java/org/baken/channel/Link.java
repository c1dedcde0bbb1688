package org.baken.channel;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as a connector sees it. Holds the secret in the clear: lives as long as one call, is never stored, and
 * never prints what it must not.
 *
 * @param account the account's id
 * @param platform {@link Channel#platform()}
 * @param handle how the account is called on its platform, such as {@code @town@social.example}; may be empty
 * @param settings what the account's form asked for: texts, numbers and lists of texts
 * @param secret what may never be shown again
 * @param keyring where credentials are kept that the connector renews
 */
public record Link(
        String account,
        String platform,
        String handle,
        Map<String, Object> settings,
        Map<String, String> secret,
        Keyring keyring) {

    public Link {
        handle = handle == null ? "" : handle;
        settings = settings == null ? Map.of() : Map.copyOf(settings);
        secret = secret == null ? Map.of() : Map.copyOf(secret);
        keyring = keyring == null ? Keyring.NONE : keyring;
    }

    /** An account whose renewed credentials nobody keeps. */
    public Link(
            String account, String platform, String handle, Map<String, Object> settings, Map<String, String> secret) {
        this(account, platform, handle, settings, secret, Keyring.NONE);
    }

    /** The same account with other entries in its secret; those that are not named stay. */
    public Link with(Map<String, String> entries) {
        Map<String, String> merged = new HashMap<>(secret);
        merged.putAll(entries);
        return new Link(account, platform, handle, settings, merged, keyring);
    }

    /** The same account with new credentials, kept for all further calls: {@link Keyring#renewed}. */
    public Link renewed(Keyring.Renewal renewal) throws ChannelException {
        return keyring.renewed(this, renewal);
    }

    /** A setting as text; empty when it is missing or blank. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name))
                .map(String::valueOf)
                .map(String::strip)
                .filter(s -> !s.isEmpty());
    }

    /** A setting that the form requires. */
    public String required(String name) {
        return setting(name).orElseThrow(() -> new IllegalStateException("The account lacks the setting " + name));
    }

    /** A whole number; empty when the setting is missing or something else. */
    public Optional<Integer> number(String name) {
        return setting(name).filter(value -> value.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    /** A list of texts without blanks and repetitions; empty when the setting is missing. */
    public List<String> list(String name) {
        return settings.get(name) instanceof List<?> values
                ? values.stream()
                        .map(String::valueOf)
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .toList()
                : List.of();
    }

    /** Names with values, one {@code name: value} a line; a line that is none has the name "". In their order. */
    public Map<String, String> pairs(String name) {
        Map<String, String> pairs = new LinkedHashMap<>();
        setting(name).orElse("").lines().filter(line -> !line.isBlank()).forEach(line -> {
            int colon = line.indexOf(':');
            String key = colon < 0 ? "" : line.substring(0, colon).strip();
            pairs.put(key, colon < 0 ? line : line.substring(colon + 1).strip());
        });
        return pairs;
    }

    public Optional<String> hidden(String name) {
        return Optional.ofNullable(secret.get(name)).filter(value -> !value.isEmpty());
    }

    /** What a server answered, without any secret of this account that it repeats. */
    public String redact(String text) {
        String shown = text;
        for (String value : secret.values()) {
            if (value.length() >= 4) {
                shown = shown.replace(value, "•••");
            }
        }
        return shown;
    }

    @Override
    public String toString() {
        return "Link[account=" + account + ", platform=" + platform + ", handle=" + handle + "]";
    }
}
