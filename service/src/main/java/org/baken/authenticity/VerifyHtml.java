package org.baken.authenticity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.baken.authenticity.Answer.Piece;
import org.baken.authenticity.Answer.State;
import org.baken.platform.Branding;
import org.baken.platform.Catalogue;
import org.baken.platform.Dates;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.PageFiles;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/** Draws the page on which people find out whether a message is ours. It needs no script. Thread-safe. */
final class VerifyHtml {
    private static final String PART = "authenticity";

    private final Publisher house;
    private final HtmlTemplate template = new HtmlTemplate("verify");

    VerifyHtml(Publisher house) {
        this.house = house;
    }

    /** The languages of this page, the town's own first: who asks may be a visitor of the town. */
    List<String> languages() {
        return Stream.concat(house.languages().stream(), Catalogue.LANGUAGES.stream())
                .filter(Catalogue.LANGUAGES::contains)
                .distinct()
                .toList();
    }

    private record Tongue(String code, String name, String href, boolean current) {}

    /** What is around the page: the same as around every page for residents. */
    private record Frame(
            String lang, String title, boolean exercise, Publisher publisher, List<Tongue> tongues, Words say) {
        Words words() {
            return new Words("publicpage", lang);
        }

        String house() {
            return publisher.name();
        }

        Branding branding() {
            return publisher.branding();
        }

        String style() {
            return PageFiles.address("page.css");
        }

        String icon() {
            return PageFiles.address(exercise ? "exercise.svg" : "icon.svg");
        }

        String about() {
            return words().of("about-note", publisher.name());
        }

        /** Of what is found here no address is shown: it belongs to who asked. */
        String address() {
            return null;
        }

        String feed() {
            return null;
        }

        List<String> feeds() {
            return List.of();
        }

        boolean home() {
            return true;
        }

        boolean several() {
            return tongues.size() > 1;
        }
    }

    /** A stretch of the comparison. */
    private record Part(boolean same, boolean missing, boolean foreign, String text) {
        static Part of(Piece piece) {
            return new Part(
                    piece.kind() == Piece.Kind.SAME,
                    piece.kind() == Piece.Kind.MISSING,
                    piece.kind() == Piece.Kind.FOREIGN,
                    piece.text());
        }
    }

    /** A message of ours as the page shows it. */
    private record Shown(String title, String text, String foreign, String href, String when, String code) {}

    /**
     * @param old a message that no longer holds, which is shown only to who asks
     * @param style how it looks; with the word and the sign that is three ways to tell
     */
    private record Verdict(
            String style,
            String sign,
            String word,
            String sentence,
            String more,
            boolean notExercise,
            Shown about,
            Shown message,
            Shown old,
            Shown now,
            List<Shown> also,
            List<String> beside,
            List<String> aside,
            List<Part> difference) {
        boolean hasBeside() {
            return !beside.isEmpty();
        }

        boolean hasAside() {
            return !aside.isEmpty();
        }

        boolean hasAlso() {
            return !also.isEmpty();
        }

        boolean differs() {
            return !difference.isEmpty();
        }
    }

    private record Content(Verdict verdict, String error, String intro, String cameraNote) {}

    /** The form alone. */
    byte[] form(String lang) {
        return draw(lang, null, null);
    }

    /** The form, with what is wrong above it. */
    byte[] wrong(String lang, String key, Object... arguments) {
        return draw(lang, null, new Words(PART, lang).of(key, arguments));
    }

    byte[] answer(String lang, Answer answer) {
        return draw(lang, answer, null);
    }

    private byte[] draw(String lang, Answer answer, String error) {
        Words words = new Words(PART, lang);
        Verdict verdict = answer == null ? null : verdict(answer, lang, words);
        boolean exercise =
                answer != null && answer.about() != null && answer.about().exercise()
                        || answer != null && answer.state() == State.EXERCISE;
        String title = (verdict == null ? words.get("title") : verdict.word()) + " – " + house.name();
        // In another language the message is looked up by its code: what was pasted is not in the address.
        boolean told = answer != null
                && answer.about() != null
                && answer.state() != State.SIMILAR
                && answer.beside().isEmpty();
        String kept = told ? "&code=" + answer.about().code() : "";
        List<Tongue> tongues = languages().stream()
                .map(code -> new Tongue(code, name(code), "?lang=" + code + kept, code.equals(lang)))
                .toList();
        Content content = new Content(
                verdict, error, words.of("intro", house.name()), words.of("camera-note", house.publicUrl()));
        return template.render(new Frame(lang, title, exercise, house, tongues, words), content);
    }

    private Verdict verdict(Answer answer, String lang, Words words) {
        String key = key(answer);
        boolean shown = answer.about() != null && answer.standing() != Standing.WITHDRAWN;
        boolean old = answer.state() == State.SUPERSEDED || answer.state() == State.ENDED;
        return new Verdict(
                style(answer),
                sign(answer),
                words.get(
                        "word." + (isPartly(answer) ? "partly" : answer.state().name())),
                sentence(answer, key, lang, words),
                words.containsKey("more." + key) ? words.of("more." + key, house.name()) : null,
                answer.unlikeExercise(),
                shown ? shown(answer.about(), answer.lang(), lang) : null,
                shown && !old && answer.difference().isEmpty() ? shown(answer.about(), answer.lang(), lang) : null,
                shown && old ? shown(answer.about(), answer.lang(), lang) : null,
                answer.now() == null ? null : shown(answer.now(), null, lang),
                answer.also().stream().map(one -> shown(one, null, lang)).toList(),
                answer.beside(),
                answer.aside(),
                answer.difference().stream().map(Part::of).toList());
    }

    /** Whether a message that holds stands among what is not ours. */
    private static boolean isPartly(Answer answer) {
        return answer.state() == State.CURRENT && !answer.beside().isEmpty();
    }

    /** The key of the sentence: a case of the state, where it has cases. */
    private static String key(Answer answer) {
        if (answer.profile() != null) {
            return "OURS-account";
        }
        if (isPartly(answer)) {
            return "partly";
        }
        if (answer.state() == State.SIMILAR) {
            if (answer.standing() == Standing.WITHDRAWN) {
                return "SIMILAR-withdrawn";
            }
            return answer.part() ? "SIMILAR-part" : "SIMILAR";
        }
        if (answer.state() == State.ENDED && answer.now() == null) {
            return "ENDED-closed";
        }
        if (answer.state() == State.SUPERSEDED && answer.now() == null) {
            return "SUPERSEDED-alone";
        }
        return answer.state().name();
    }

    private String sentence(Answer answer, String key, String lang, Words words) {
        Object about = answer.profile() != null
                ? answer.profile().name()
                : answer.about() == null ? "" : moment(answer.about().publishedAt(), lang);
        return words.of("sentence." + key, house.name(), about);
    }

    private static String style(Answer answer) {
        return switch (answer.state()) {
            case CURRENT, OURS -> answer.beside().isEmpty() ? "good" : "wait";
            case ENDED, SUPERSEDED -> "wait";
            case EXERCISE -> "drill";
            case SIMILAR -> answer.part() ? "wait" : "bad";
            case WITHDRAWN, UNKNOWN, LOOKALIKE -> "bad";
        };
    }

    /** A shape beside the colour; the word says it to who sees neither. */
    private static String sign(Answer answer) {
        return switch (style(answer)) {
            case "good" -> "✓";
            case "wait" -> "▲";
            case "drill" -> "◆";
            default -> "✕";
        };
    }

    private Shown shown(Official official, String wording, String lang) {
        Official.Said said = official.in(wording == null ? lang : wording);
        return new Shown(
                said.title(),
                said.text(),
                said.lang().equals(lang) ? null : said.lang(),
                official.path(lang),
                moment(official.publishedAt(), lang),
                official.code());
    }

    private String moment(Instant at, String lang) {
        Locale locale = Locale.forLanguageTag(lang);
        ZoneId zone = house.zone();
        String pattern = switch (lang) {
            case "fr" -> "d MMMM yyyy 'à' H' h 'mm";
            case "nl" -> "d MMMM yyyy 'om' HH:mm";
            default -> "d MMMM yyyy 'at' HH:mm";
        };
        return Dates.of(pattern, locale).withZone(zone).format(at);
    }

    private static String name(String code) {
        Locale language = Locale.forLanguageTag(code);
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }
}
