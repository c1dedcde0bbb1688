package org.baken.approval;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.baken.approval.LinkView.Outgoing;
import org.baken.approval.LinkView.Shown;
import org.baken.approval.LinkView.Trial;
import org.baken.check.Finding;
import org.baken.check.Finding.Advice;
import org.baken.message.CapWords;
import org.baken.platform.Branding;
import org.baken.platform.Catalogue;
import org.baken.platform.Dates;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.LanguageChoice;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/** Writes the reviewer's page as HTML. It needs no script. Thread-safe. */
public final class LinkHtml {
    private static final String PART = "approval.page";

    private final Publisher house;
    private final HtmlTemplate page = new HtmlTemplate("review");
    private final HtmlTemplate over = new HtmlTemplate("review-over");

    public LinkHtml(Publisher house) {
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
            return new Words(PART, lang);
        }

        String style() {
            return PageFiles.address("page.css");
        }

        String icon() {
            return PageFiles.address(exercise ? "exercise.svg" : "icon.svg");
        }
    }

    private record Text(String lang, String label, String title, String body) {}

    private record Told(String lang, String label, String alt) {}

    private record Picture(
            String address, int width, int height, String alt, String altLang, String credit, List<Told> told) {}

    private record Remark(String level, String message) {}

    private record Asked(String id, String text, boolean yes, boolean strict) {}

    private record Sheet(
            String asked,
            String incident,
            List<Text> texts,
            List<Picture> pictures,
            String alertTitle,
            List<CapWords.Line> alert,
            String since,
            List<LinkChanges.Row> changes,
            List<Remark> remarks,
            List<Asked> questions,
            String error,
            String comment,
            boolean coded,
            String expires) {
        boolean hasRemarks() {
            return !remarks.isEmpty();
        }

        boolean hasAlert() {
            return !alert.isEmpty();
        }

        boolean hasPictures() {
            return !pictures.isEmpty();
        }
    }

    private record Ended(String heading, String note) {}

    byte[] page(LinkView view) {
        String lang = view.lang();
        Words words = new Words(PART, lang);
        Locale locale = Locale.forLanguageTag(lang);
        DateTimeFormatter time = Dates.clock(lang).withZone(house.zone());
        Sheet sheet = new Sheet(
                words.of("asked", view.link().madeBy(), view.person().name(), house.name()),
                view.incident().title(),
                view.texts().stream().map(text -> text(text, words, lang)).toList(),
                view.pictures().stream()
                        .map(picture -> picture(picture, words, lang))
                        .toList(),
                CapWords.label("title", locale),
                CapWords.of(view.message().content().cap(), locale, house.zone()),
                LinkChanges.since(view.changes(), words),
                LinkChanges.rows(view.changes(), words, lang, house.zone()),
                view.findings().stream().map(advice -> remark(advice, words)).toList(),
                view.policy().questions().stream()
                        .map(question -> new Asked(
                                question.id(),
                                question.text().getOrDefault(lang, question.id()),
                                view.trial().yes().contains(question.id()),
                                view.policy().strict()))
                        .toList(),
                error(view.trial(), words),
                view.trial().comment(),
                view.person().secondFactor(),
                words.of("expires", time.format(view.expiresAt())));
        return page.render(frame(lang, words.get("title"), view.incident().isExercise()), sheet);
    }

    /** For a link that has ended: it says why, and nothing of the message. */
    byte[] over(String lang, String why) {
        Words words = new Words(PART, lang);
        return over.render(frame(lang, words.get(why), false), new Ended(words.get(why), words.get(why + "-note")));
    }

    /** What is answered for every token that there never was. */
    byte[] missing(String asked, String acceptLanguage) {
        String lang = LanguageChoice.of(asked, acceptLanguage, Catalogue.LANGUAGES);
        return over(lang, "missing");
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

    private static Text text(Outgoing text, Words words, String lang) {
        String language = LinkChanges.language(text.lang(), lang);
        String label =
                text.platform() == null ? words.of("text", language) : words.of("text-own", language, text.platform());
        return new Text(text.lang(), label, text.title(), text.body());
    }

    /** Its words for people who do not see it are signed off too: they stand below it in every language. */
    private static Picture picture(Shown shown, Words words, String lang) {
        String altLang = shown.alt().containsKey(lang)
                ? lang
                : shown.alt().keySet().stream().findFirst().orElse(lang);
        List<Told> told = shown.alt().entrySet().stream()
                .map(alt -> new Told(
                        alt.getKey(), words.of("alt", LinkChanges.language(alt.getKey(), lang)), alt.getValue()))
                .toList();
        return new Picture(
                shown.address(),
                shown.width(),
                shown.height(),
                shown.alt().getOrDefault(altLang, words.get("no-alt")),
                altLang,
                shown.credit(),
                told);
    }

    private static Remark remark(Advice advice, Words words) {
        return new Remark(words.get(advice.level() == Finding.Level.HINT ? "hint" : "warning"), advice.message());
    }

    private static String error(Trial trial, Words words) {
        if (trial.error() == null) {
            return null;
        }
        return trial.error().equals("wrong")
                ? words.of("wrong", Math.max(0, ReviewLinks.MOST_WRONG - trial.wrong() - 1))
                : words.get(trial.error());
    }
}
