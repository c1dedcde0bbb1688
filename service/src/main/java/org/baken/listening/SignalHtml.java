package org.baken.listening;

import java.util.List;
import java.util.Locale;
import org.baken.incident.Incident;
import org.baken.incident.IncidentKind;
import org.baken.listening.SignalForms.Open;
import org.baken.platform.Branding;
import org.baken.platform.Catalogue;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/** Writes the signal form as HTML. It needs no script. Thread-safe. */
final class SignalHtml {
    private static final String PART = "listening.page";

    private final Publisher house;
    private final HtmlTemplate form = new HtmlTemplate("signal");
    private final HtmlTemplate thanks = new HtmlTemplate("signal-thanks");
    private final HtmlTemplate missing = new HtmlTemplate("signal-missing");

    SignalHtml(Publisher house) {
        this.house = house;
    }

    /** What somebody has filled in. */
    record Typed(String once, String incident, String text, String where, String name) {
        static Typed nothing(String once) {
            return new Typed(once, "", "", "", "");
        }
    }

    private record Tongue(String code, String name, boolean chosen) {}

    private record Choice(String id, String title, boolean chosen) {}

    private record Frame(String lang, Publisher publisher, String title, boolean exercise, List<Tongue> tongues) {
        String house() {
            return publisher.name();
        }

        Branding branding() {
            return publisher.branding();
        }

        Words words() {
            return new Words(PART, lang);
        }

        String style() {
            return PageFiles.address("page.css");
        }

        String icon() {
            return PageFiles.address(exercise ? "exercise.svg" : "icon.svg");
        }
    }

    private record Content(
            Typed typed, String intro, String error, boolean closed, String contact, List<Choice> choices) {
        boolean several() {
            return choices.size() > 1;
        }
    }

    /** @param wrong the key of what is wrong; null when nothing is */
    byte[] form(String lang, Open open, Typed typed, String wrong) {
        Words words = new Words(PART, lang);
        List<Choice> choices = open.incidents().stream()
                .map(incident -> choice(incident, typed))
                .toList();
        Content content = new Content(
                typed,
                words.of("intro", house.name()),
                wrong == null ? null : words.get(wrong),
                choices.isEmpty(),
                open.form().contact(),
                choices);
        return form.render(frame(lang, words.get("title"), isExercise(open)), content);
    }

    byte[] thanks(String lang, Open open) {
        Words words = new Words(PART, lang);
        Content content =
                new Content(Typed.nothing(""), null, null, false, open.form().contact(), List.of());
        return thanks.render(frame(lang, words.get("thanks"), isExercise(open)), content);
    }

    /** What is answered for every code that leads nowhere, whatever the reason. */
    byte[] missing(String lang) {
        return missing.render(frame(lang, new Words(PART, lang).get("missing-title"), false));
    }

    private static boolean isExercise(Open open) {
        return open.form().kind() == IncidentKind.EXERCISE;
    }

    private static Choice choice(Incident incident, Typed typed) {
        return new Choice(incident.id(), incident.title(), incident.id().equals(typed.incident()));
    }

    private Frame frame(String lang, String title, boolean exercise) {
        String mark = exercise ? Catalogue.text(lang, PART + ".exercise") + " – " : "";
        return new Frame(
                lang,
                house,
                mark + title + " – " + house.name(),
                exercise,
                Catalogue.LANGUAGES.stream().map(code -> tongue(code, lang)).toList());
    }

    private static Tongue tongue(String code, String lang) {
        Locale locale = Locale.forLanguageTag(code);
        String name = locale.getDisplayLanguage(locale);
        return new Tongue(code, name.substring(0, 1).toUpperCase(locale) + name.substring(1), code.equals(lang));
    }
}
