package org.baken.forwarding;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.baken.forwarding.ShareView.Ended;
import org.baken.forwarding.ShareView.Stop;
import org.baken.forwarding.SharedPost.Mine;
import org.baken.platform.Branding;
import org.baken.platform.Catalogue;
import org.baken.platform.Dates;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.LanguageChoice;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/** Writes the share page as HTML. It needs no script; with one, texts are copied with one press. Thread-safe. */
final class ShareHtml {
    /** Names that are the same in every language. */
    private static final List<String> PLACES =
            List.of("WhatsApp", "Facebook", "Signal", "Telegram", "Instagram", "Mastodon", "Bluesky", "X", "LinkedIn");

    private final Publisher house;
    private final HtmlTemplate page = new HtmlTemplate("share");
    private final HtmlTemplate missing = new HtmlTemplate("share-missing");

    ShareHtml(Publisher house) {
        this.house = house;
    }

    private record Tongue(String code, String name, boolean chosen) {}

    private record Frame(String lang, Publisher publisher, String title, boolean exercise, List<Tongue> tongues) {
        String house() {
            return publisher.name();
        }

        Branding branding() {
            return publisher.branding();
        }

        Words words() {
            return new Words("forwarding", lang);
        }

        String style() {
            return PageFiles.address("page.css");
        }

        String more() {
            return PageFiles.address("share.css");
        }

        String script() {
            return PageFiles.address("share.js");
        }

        String icon() {
            return PageFiles.address(exercise ? "exercise.svg" : "icon.svg");
        }
    }

    /**
     * A message that ended, with where it was shared.
     *
     * @param open whether something of it may still stand
     */
    private record Over(String message, String headline, String why, boolean open, boolean replaced, List<Old> places) {
        boolean anywhere() {
            return !places.isEmpty();
        }
    }

    /**
     * A place where it was shared.
     *
     * @param offer the id of what can be shared there instead; null when nothing can, or it was
     */
    private record Old(String id, String name, String message, boolean gone, String offer, boolean renewed) {}

    /** A choice of place; the number tells its fields apart. */
    private record Choice(int number, String name) {}

    private record Content(
            boolean stop,
            List<Over> ended,
            String heading,
            String asked,
            String note,
            String done,
            List<SharedPost> posts,
            boolean several,
            boolean accepted,
            boolean shared,
            boolean declined,
            String reason,
            boolean optedOut,
            List<Choice> places,
            List<Mine> mine,
            String expires) {
        /** Not for what was shared of a message that has ended: the new one was not. */
        boolean thanked() {
            return shared && (!stop || !mine.isEmpty());
        }

        boolean any() {
            return !posts.isEmpty();
        }
    }

    /** @param server the Mastodon server that they typed; null when none */
    byte[] page(ShareView view, String server) {
        String lang = Catalogue.language(Locale.forLanguageTag(view.lang()));
        Words words = new Words("forwarding", lang);
        boolean stop = !view.ended().isEmpty();
        DateTimeFormatter moment = Dates.moment(lang).withZone(house.zone());
        List<SharedPost> posts = view.current().stream()
                .map(one -> SharedPost.of(one, view.exercise(), server, lang, house))
                .toList();
        Content content = new Content(
                stop,
                view.ended().stream().map(one -> over(view, one, words)).toList(),
                words.get(view.current().size() > 1 ? "title-several" : "title"),
                words.of(
                        view.current().size() > 1 ? "asked-several" : "asked", view.asker(), view.name(), house.name()),
                view.note().isBlank() ? null : view.note(),
                view.state() == RecipientState.DECLINED ? words.get("done-declined") : null,
                posts,
                posts.size() > 1,
                view.accepted(),
                view.state() == RecipientState.FORWARDED,
                view.state() == RecipientState.DECLINED,
                view.reason(),
                view.optedOut(),
                choices(words),
                SharedPost.mine(view, words),
                words.of("expires", moment.format(view.expiresAt())));
        return page.render(
                frame(lang, stop ? words.get("stop") : content.heading(), view.exercise(), view.languages()), content);
    }

    private static Over over(ShareView view, Ended one, Words words) {
        List<Old> places = view.places().stream()
                .filter(place -> place.message().equals(one.message()))
                .map(place -> {
                    boolean renewed = one.replacement() != null && view.isShared(place.id(), one.replacement());
                    return new Old(
                            place.id(),
                            place.name(),
                            one.message(),
                            place.removedAt() != null,
                            renewed || !view.accepted() ? null : one.replacement(),
                            renewed);
                })
                .toList();
        return new Over(
                one.message(),
                one.headline(),
                words.get(one.stop() == Stop.SUPERSEDED ? "stop-superseded" : "stop-withdrawn"),
                !one.cleared(),
                one.replacement() != null,
                places);
    }

    private static List<Choice> choices(Words words) {
        List<String> names = Stream.concat(PLACES.stream(), Stream.of(words.get("mail-place"), words.get("in-person")))
                .toList();
        List<Choice> choices = new ArrayList<>();
        names.forEach(name -> choices.add(new Choice(choices.size(), name)));
        return choices;
    }

    /** What is answered for every link that leads nowhere, whatever the reason: it tells nobody which links there are. */
    byte[] missing(String asked, String acceptLanguage) {
        String lang = LanguageChoice.of(asked, acceptLanguage, Catalogue.LANGUAGES);
        String title = Catalogue.text(lang, "forwarding.missing-title");
        return missing.render(frame(lang, title, false, Catalogue.LANGUAGES));
    }

    private Frame frame(String lang, String title, boolean exercise, List<String> languages) {
        String mark = exercise ? Catalogue.text(lang, "forwarding.exercise") + " – " : "";
        return new Frame(
                lang,
                house,
                mark + title + " – " + house.name(),
                exercise,
                languages.stream().map(code -> tongue(code, lang)).toList());
    }

    private static Tongue tongue(String code, String lang) {
        Locale locale = Locale.forLanguageTag(code);
        String name = locale.getDisplayLanguage(locale);
        return new Tongue(code, name.substring(0, 1).toUpperCase(locale) + name.substring(1), code.equals(lang));
    }
}
