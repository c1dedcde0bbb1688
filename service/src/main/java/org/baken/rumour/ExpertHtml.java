package org.baken.rumour;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.baken.platform.Branding;
import org.baken.platform.Catalogue;
import org.baken.platform.Dates;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.LanguageChoice;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.rumour.ExpertPages.Given;
import org.baken.rumour.Question.Answer;
import org.baken.rumour.Questions.Found;

/** Writes the expert's page as HTML. It needs no script. Thread-safe. */
public final class ExpertHtml {
    private static final String PART = "rumour.page";

    private final Publisher house;
    private final HtmlTemplate page = new HtmlTemplate("expert");
    private final HtmlTemplate over = new HtmlTemplate("expert-over");

    public ExpertHtml(Publisher house) {
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

    private record Choice(String value, String text, boolean chosen) {}

    private record Said(String answer, String source, String note) {}

    private record Sheet(
            String asked,
            String incident,
            String claim,
            String seen,
            String question,
            String questionLang,
            String error,
            List<Choice> choices,
            String givenSource,
            String givenNote,
            Said said,
            String expires) {}

    private record Ended(String heading, String note) {}

    /** @param given what was filled in before, when something was missing; {@link Given#NOTHING} otherwise */
    byte[] page(Found found, String lang, Given given, String error) {
        Words words = new Words(PART, lang);
        Question question = found.question();
        DateTimeFormatter moment = Dates.moment(lang).withZone(house.zone());
        Rumour rumour = found.rumour();
        Said said = question.answer() == null
                ? null
                : new Said(words.get("answer." + question.answer()), question.source(), question.note());
        Sheet sheet = new Sheet(
                words.of("asked", question.askedBy(), question.name(), house.name()),
                found.incident().title(),
                rumour.claim(),
                words.of("seen", moment.format(rumour.seenAt())),
                question.question(),
                question.lang().equals(lang) ? null : question.lang(),
                error == null ? null : words.get(error),
                Arrays.stream(Answer.values())
                        .map(answer ->
                                new Choice(answer.name(), words.get("choice." + answer), answer == given.answer()))
                        .toList(),
                given.source(),
                given.note(),
                said,
                words.of("expires", moment.format(question.expiresAt())));
        return page.render(frame(lang, words.get("title"), found.incident().isExercise()), sheet);
    }

    /** What is answered for every link that leads nowhere, whatever the reason: it tells nobody which links there are. */
    byte[] missing(String asked, String acceptLanguage) {
        return over(asked, acceptLanguage, "missing");
    }

    /** For who tried too many. */
    byte[] tooMany(String asked, String acceptLanguage) {
        return over(asked, acceptLanguage, "too-many");
    }

    private byte[] over(String asked, String acceptLanguage, String why) {
        String lang = LanguageChoice.of(asked, acceptLanguage, Catalogue.LANGUAGES);
        Words words = new Words(PART, lang);
        return over.render(frame(lang, words.get(why), false), new Ended(words.get(why), words.get(why + "-note")));
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
