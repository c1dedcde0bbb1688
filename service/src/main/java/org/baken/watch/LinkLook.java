package org.baken.watch;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baken.channel.Answer;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.Outbound;
import org.baken.channel.Trouble;
import org.baken.watch.Findable.Look;
import org.baken.watch.Findable.State;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Looks whether a page leads to an address of ours. It goes only where accounts may go, follows few redirects, each checked anew, and
 * reads no more than the connector does; nothing on the page is run.
 */
final class LinkLook {
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final int MOST_REDIRECTS = 4;
    private static final Pattern CHARSET = Pattern.compile("(?i)charset=[\"']?([A-Za-z0-9_.:-]{1,40})");

    private final Outbound outbound;

    LinkLook(Outbound outbound) {
        this.outbound = outbound;
    }

    /** A page, and where it was found in the end. */
    private record Fetched(URI address, Answer answer) {}

    /** Looks; never throws. */
    Look look(String url, String wanted) {
        Fetched page;
        try {
            page = fetch(Outbound.parse(url));
        } catch (Refused refused) {
            return new Look(State.REFUSED, refused.trouble());
        } catch (ChannelException away) {
            return new Look(State.UNREACHABLE, away.trouble());
        }
        Optional<Look> wrong = wrong(page.answer(), State.REFUSED, State.UNREACHABLE);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return leadsTo(page, wanted) ? target(wanted) : new Look(State.MISSING, null);
    }

    private Look target(String wanted) {
        try {
            return wrong(fetch(Outbound.parse(wanted)).answer(), State.BROKEN, State.BROKEN)
                    .orElse(new Look(State.LINKED, null));
        } catch (ChannelException failure) {
            return new Look(State.BROKEN, failure.trouble());
        }
    }

    /** Empty when the answer is a page. */
    private static Optional<Look> wrong(Answer answer, State gone, State away) {
        if (answer.ok()) {
            return Optional.empty();
        }
        Trouble trouble = Trouble.of("watch.status", answer.host(), answer.status());
        return Optional.of(new Look(answer.status() >= 500 || answer.status() == 429 ? away : gone, trouble));
    }

    private Fetched fetch(URI address) throws ChannelException {
        URI next = address;
        for (int redirects = 0; ; redirects++) {
            Answer answer = outbound.exchange(HttpRequest.newBuilder(next)
                    .timeout(LONGEST)
                    .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1")
                    .header("User-Agent", "Baken")
                    .GET()
                    .build());
            boolean redirect = answer.status() >= 300 && answer.status() < 400 && answer.status() != 304;
            Optional<String> location = answer.headers().firstValue("Location");
            if (!redirect || location.isEmpty()) {
                return new Fetched(next, answer);
            }
            if (redirects == MOST_REDIRECTS) {
                throw new Refused(Trouble.of("channel.redirect", answer.host()));
            }
            next = Outbound.parse(resolved(next, location.get()).toString());
        }
    }

    private static URI resolved(URI base, String location) throws Refused {
        try {
            return base.resolve(new URI(location));
        } catch (URISyntaxException | IllegalArgumentException wrong) {
            throw new Refused(Trouble.of("channel.address.wrong"));
        }
    }

    private static boolean leadsTo(Fetched page, String wanted) {
        Document document = Jsoup.parse(text(page.answer()), page.address().toString());
        String goal = plain(wanted);
        for (Element link : document.select("a[href], area[href]")) {
            String found = plain(link.absUrl("href"));
            if (found.equals(goal) || found.startsWith(goal + "/") || found.startsWith(goal + "?")) {
                return true;
            }
        }
        return false;
    }

    /** Links differ in what does not matter: the protocol, a www, a slash at the end, what comes after the #. */
    private static String plain(String address) {
        return address.strip()
                .replaceFirst("#.*$", "")
                .replaceFirst("(?i)^https?://", "")
                .replaceFirst("(?i)^www\\.", "")
                .replaceFirst("/+$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String text(Answer answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        Matcher named = CHARSET.matcher(type);
        Charset charset = StandardCharsets.UTF_8;
        if (named.find()) {
            try {
                charset = Charset.forName(named.group(1));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                // Links are written in letters that every charset shares.
                charset = StandardCharsets.ISO_8859_1;
            }
        }
        return new String(answer.body(), charset);
    }
}
