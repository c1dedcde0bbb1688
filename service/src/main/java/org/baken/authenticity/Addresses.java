package org.baken.authenticity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.baken.message.VerificationCode;

/** Finds out whether an address is ours, by reading it: nothing that a visitor names is ever opened. Thread-safe. */
final class Addresses {
    private static final Pattern PAGE = Pattern.compile("/i/([a-z0-9-]{1,100})(?:\\.json|/[a-z.-]{1,20})?");
    private static final Pattern SHORT = Pattern.compile("/m/([^/]{1,40})");
    private static final Pattern ALERT = Pattern.compile("/cap/([0-9a-f-]{1,40})\\.xml");
    private static final Pattern ANCHOR = Pattern.compile("m-([0-9a-f-]{1,40})");

    /** What is always there, whatever is going on. */
    private static final Set<String> PAGES =
            Set.of("", "/accounts", "/code", "/verify", "/subscribe", "/feed.json", "/feed.atom", "/sitemap.xml");

    private static final int LONGEST = 2_000;
    private static final int SHORTEST_NAME = 5;
    private static final LevenshteinDistance TYPING = new LevenshteinDistance(2);

    private final Register register;
    private final WebAddress own;

    /** @param publicUrl where people reach the service */
    Addresses(Register register, String publicUrl) {
        this.register = register;
        this.own = WebAddress.of(publicUrl).orElseThrow();
    }

    /** Whether the key of a link begins with where we are. */
    boolean isOwn(String key) {
        String mine = own.site() + own.path();
        return key.equals(mine) || key.startsWith(mine + "/") || key.startsWith(mine + "?");
    }

    Answer answer(String written) {
        Optional<WebAddress> read = written.length() > LONGEST ? Optional.empty() : WebAddress.of(written);
        if (read.isEmpty()) {
            return Answer.plain(Answer.State.UNKNOWN);
        }
        WebAddress address = read.get();
        if (address.user().isEmpty() && isOwn(address.key())) {
            return here(address);
        }
        Shelf shelf = register.shelf();
        Optional<Answer> post = shelf.at(address).map(message -> Answer.of(shelf, message, null));
        return post.or(() -> register.profile(address).map(Answer::ofProfile))
                .orElseGet(() -> Answer.plain(pretends(address) ? Answer.State.LOOKALIKE : Answer.State.UNKNOWN));
    }

    private Answer here(WebAddress address) {
        Shelf shelf = register.shelf();
        String path = address.path().substring(own.path().length());
        Matcher page = PAGE.matcher(path);
        Matcher link = SHORT.matcher(path);
        Matcher alert = ALERT.matcher(path);
        if (link.matches()) {
            return message(shelf, VerificationCode.read(link.group(1)).flatMap(shelf::coded));
        }
        if (alert.matches()) {
            return message(shelf, shelf.find(alert.group(1)));
        }
        if (page.matches()) {
            Matcher anchor = ANCHOR.matcher(address.fragment());
            Optional<Official> any = shelf.onPage(page.group(1));
            return anchor.matches()
                    ? message(
                            shelf,
                            shelf.find(anchor.group(1)).filter(one -> one.slug().equals(page.group(1))))
                    : any.map(Addresses::page).orElseGet(() -> Answer.plain(Answer.State.UNKNOWN));
        }
        return Answer.plain(PAGES.contains(path) ? Answer.State.OURS : Answer.State.UNKNOWN);
    }

    private static Answer message(Shelf shelf, Optional<Official> message) {
        return message.map(found -> Answer.of(shelf, found, null)).orElseGet(() -> Answer.plain(Answer.State.UNKNOWN));
    }

    private static Answer page(Official any) {
        return Answer.plain(any.exercise() ? Answer.State.EXERCISE : Answer.State.OURS);
    }

    /** Whether it is made to be taken for one of ours: our name in another's, a letter changed, our name before an {@code @}. */
    private boolean pretends(WebAddress address) {
        if (!address.user().isEmpty() || address.host().contains("xn--")) {
            return true;
        }
        if (address.host().equals(own.host())) {
            return false;
        }
        String name = name(own.host());
        String other = plain(address.host());
        boolean borrowed = name.length() >= SHORTEST_NAME && other.contains(name);
        int distance = TYPING.apply(plain(own.host()), other);
        return borrowed || own.host().length() > 2 * SHORTEST_NAME && distance >= 0 && distance <= 2;
    }

    /** The longest label of a host: the town's name in {@code crisis.waterschoot.be}. */
    private static String name(String host) {
        return List.of(host.split("\\.")).stream()
                .map(Addresses::plain)
                .reduce("", (longest, label) -> label.length() > longest.length() ? label : longest);
    }

    /** With figures that stand for letters as letters, and without dashes. */
    private static String plain(String host) {
        return Normalizer.normalize(host, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'e')
                .replace('5', 's');
    }
}
