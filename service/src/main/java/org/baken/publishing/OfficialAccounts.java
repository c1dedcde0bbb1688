package org.baken.publishing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which accounts people can look at and follow, and where (guideline V12). What goes to mailboxes, telephones, programs or closed rooms
 * has no page of its own; what tells the team is nobody else's affair.
 */
public final class OfficialAccounts {
    /** Names as these platforms allow them: whatever else somebody typed becomes no address. */
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}_.-]{1,100}");

    private static final Pattern SITE = Pattern.compile("https?://[^\\s\"'<>]{3,300}");

    /** How an account is found on its platform; null when it is not. */
    private static final Map<String, Function<Account, OfficialProfile>> PLATFORMS = Map.of(
            "mastodon", OfficialAccounts::mastodon,
            "bluesky", account -> named(account, "https://bsky.app/profile/", "@"),
            "x", account -> named(account, "https://x.com/", "@"),
            "facebook", account -> named(account, "https://www.facebook.com/", ""),
            "instagram", account -> named(account, "https://www.instagram.com/", "@"),
            "threads", account -> named(account, "https://www.threads.com/@", "@"),
            "linkedin", OfficialAccounts::linkedIn,
            "telegram", OfficialAccounts::telegram,
            "wordpress", OfficialAccounts::website);

    private OfficialAccounts() {}

    /** Those of these accounts that anybody can open, in their order. */
    public static List<OfficialProfile> of(List<Account> accounts) {
        return accounts.stream()
                .filter(account -> account.linked() && !account.sandbox() && !account.builtIn() && !account.team())
                .map(account -> Optional.ofNullable(PLATFORMS.get(account.platform()))
                        .map(found -> found.apply(account))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String plain(String name) {
        String bare = name.strip().replaceFirst("^@", "");
        return NAME.matcher(bare).matches() ? bare : null;
    }

    private static String setting(Account account, String name) {
        return Objects.toString(account.settings().get(name), "").strip();
    }

    private static OfficialProfile named(Account account, String before, String sign) {
        String name = plain(account.handle());
        return new OfficialProfile(
                account.platform(),
                account.name(),
                name == null ? account.handle() : sign + name,
                name == null ? null : before + name);
    }

    private static OfficialProfile mastodon(Account account) {
        String server = setting(account, "baseUrl").replaceAll("/+$", "");
        String name = plain(account.handle().replaceFirst("^@", "").replaceFirst("@.*", ""));
        boolean known = name != null && SITE.matcher(server).matches();
        String host = server.replaceFirst("^https?://", "").toLowerCase(Locale.ROOT);
        return new OfficialProfile(
                account.platform(),
                account.name(),
                known ? "@" + name + "@" + host : account.handle(),
                known ? server + "/@" + name : null);
    }

    /** Pages of organisations have a number, with which their address can be made too. */
    private static OfficialProfile linkedIn(Account account) {
        String name = plain(account.handle());
        String number = setting(account, "organization").replaceFirst("^.*:", "");
        String found = name == null && number.matches("\\d{1,20}") ? number : name;
        return new OfficialProfile(
                account.platform(),
                account.name(),
                name == null ? account.handle() : name,
                found == null ? null : "https://www.linkedin.com/company/" + found);
    }

    /** Public channels have a name; a chat that has a number only is a closed one. */
    private static OfficialProfile telegram(Account account) {
        String chat = setting(account, "chat");
        String name = chat.startsWith("@") ? plain(chat) : null;
        return name == null
                ? null
                : new OfficialProfile(account.platform(), account.name(), "@" + name, "https://t.me/" + name);
    }

    private static OfficialProfile website(Account account) {
        String site = setting(account, "baseUrl").replaceAll("/+$", "");
        return SITE.matcher(site).matches()
                ? new OfficialProfile(
                        account.platform(), account.name(), site.replaceFirst("^https?://", ""), site + "/")
                : null;
    }
}
