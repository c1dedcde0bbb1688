package org.baken.forwarding;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.baken.forwarding.ShareView.OfficialPost;
import org.baken.forwarding.ShareView.SharedMessage;
import org.baken.platform.Branding;
import org.baken.platform.Catalogue;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.LanguageChoice;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/** Writes the share page as HTML. It needs no script. Thread-safe. */
final class ShareHtml {
    /** Names that are the same in every language. */
    private static final List<String> PLACES =
            List.of("WhatsApp", "Facebook", "Instagram", "Mastodon", "Bluesky", "X", "LinkedIn");

    private final Publisher house;
    private final ZoneId zone;
    private final HtmlTemplate page = new HtmlTemplate("share");
    private final HtmlTemplate missing = new HtmlTemplate("share-missing");

    ShareHtml(Publisher house) {
        this.house = house;
        this.zone = house.zone();
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

        String icon() {
            return PageFiles.address(exercise ? "exercise.svg" : "icon.svg");
        }
    }

    private record Shared(String headline, String foreign, List<OfficialPost> posts, String official, String copy) {}

    private record Content(
            boolean stop,
            String why,
            Shared replacement,
            Shared current,
            String asked,
            String note,
            String done,
            boolean accepted,
            boolean shared,
            boolean declined,
            boolean optedOut,
            List<String> places,
            String expires) {}

    byte[] page(ShareView view) {
        String lang = Catalogue.language(Locale.forLanguageTag(view.lang()));
        Words words = new Words("forwarding", lang);
        String title = words.get(view.stop() == null ? "title" : "stop");
        List<String> places = new ArrayList<>(PLACES);
        places.add(words.get("in-person"));
        DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.forLanguageTag(lang))
                .withZone(zone);
        return page.render(
                frame(lang, title, view.exercise(), view.languages()),
                new Content(
                        view.stop() != null,
                        view.stop() == null
                                ? null
                                : words.get("stop-" + view.stop().name().toLowerCase(Locale.ROOT)),
                        shared(view.replacement(), lang),
                        shared(view.message(), lang),
                        words.of("asked", view.asker(), view.name(), house.name()),
                        view.note().isBlank() ? null : view.note(),
                        done(view, words),
                        view.accepted(),
                        view.state() == RecipientState.FORWARDED,
                        view.state() == RecipientState.DECLINED,
                        view.optedOut(),
                        places,
                        words.of("expires", day.format(view.expiresAt()))));
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

    private static String done(ShareView view, Words words) {
        return switch (view.state()) {
            case FORWARDED ->
                view.where() == null || view.where().isBlank()
                        ? words.get("done-shared-nowhere")
                        : words.of("done-shared", view.where());
            case DECLINED -> words.get("done-declined");
            default -> null;
        };
    }

    private static Shared shared(SharedMessage message, String lang) {
        return message == null
                ? null
                : new Shared(
                        message.headline(),
                        message.lang().equals(lang) ? null : message.lang(),
                        message.posts(),
                        message.official(),
                        message.text() + "\n\n" + message.official());
    }
}
