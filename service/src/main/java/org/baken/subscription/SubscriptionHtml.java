package org.baken.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.baken.incident.Incident;
import org.baken.platform.Catalogue;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Publisher;
import org.baken.platform.Words;

/** Writes the pages on which residents ask for mails and end them. They need no script. Thread-safe. */
final class SubscriptionHtml {
    private static final String PART = "subscription.page";

    private final Publisher house;
    private final HtmlTemplate form = new HtmlTemplate("subscribe");
    private final HtmlTemplate sent = new HtmlTemplate("subscribe-sent");
    private final HtmlTemplate confirm = new HtmlTemplate("subscription-confirm");
    private final HtmlTemplate manage = new HtmlTemplate("subscription-manage");
    private final HtmlTemplate ended = new HtmlTemplate("subscription-ended");
    private final HtmlTemplate missing = new HtmlTemplate("subscription-missing");

    SubscriptionHtml(Publisher house) {
        this.house = house;
    }

    /** What somebody has filled in. */
    record Typed(String once, String email, String lang, String incident) {}

    private record Choice(String value, String label, String lang, boolean chosen) {}

    private record Form(
            Words say,
            Typed typed,
            String intro,
            String error,
            boolean closed,
            List<Choice> choices,
            List<Choice> spoken,
            String query) {
        boolean choosing() {
            return choices.size() > 1;
        }

        Choice only() {
            return choices.get(0);
        }
    }

    /** Languages of the house's texts that it also publishes in, its main one first; all of ours when there is none. */
    List<String> offered() {
        List<String> both =
                house.languages().stream().filter(Catalogue.LANGUAGES::contains).toList();
        return both.isEmpty() ? Catalogue.LANGUAGES : both;
    }

    /**
     * @param about what can be asked for, besides everything; null while nothing can
     * @param wrong the key of what is wrong; null when nothing is
     */
    byte[] form(String lang, List<Incident> about, Typed typed, String wrong) {
        Words words = new Words(PART, lang);
        List<Choice> choices = new ArrayList<>();
        if (about != null) {
            about.forEach(one -> choices.add(new Choice(
                    one.slug(),
                    words.of("about-one", one.title()),
                    null,
                    one.slug().equals(typed.incident()))));
            boolean none = choices.stream().noneMatch(Choice::chosen);
            choices.add(new Choice("", words.of("about-all", house.name()), null, none));
        }
        List<Choice> spoken = house.languages().stream()
                .map(code -> new Choice(code, Frame.name(code), code, code.equals(typed.lang())))
                .toList();
        String query = typed.incident().isEmpty() ? "" : "&i=" + typed.incident();
        Form content = new Form(
                words,
                typed,
                words.of("intro", house.name()),
                wrong == null ? null : words.get(wrong),
                about == null,
                choices,
                spoken,
                query);
        return form.render(frame(lang, words.get("title"), query), content);
    }

    byte[] sent(String lang) {
        Words words = new Words(PART, lang);
        return sent.render(frame(lang, words.get("sent"), ""), Map.of("say", words));
    }

    private record Question(Words say, String asked, String until) {}

    byte[] confirm(String lang, String about, String until) {
        Words words = new Words(PART, lang);
        String what = about == null ? words.of("about-all", house.name()) : words.of("about-one", about);
        return confirm.render(
                frame(lang, words.get("confirm"), ""),
                new Question(words, words.of("confirm-asked", house.name(), what), words.of("confirm-until", until)));
    }

    private record Desk(Words say, String done, String intro, List<Choice> scopes, List<Choice> spoken) {
        boolean choosing() {
            return scopes.size() > 1;
        }
    }

    /**
     * @param done the key of what was just done; null when nothing was
     * @param scopes what they get: the title of an incident by its id, null for all
     */
    byte[] manage(String lang, String spokenLang, Map<String, String> scopes, String done) {
        Words words = new Words(PART, lang);
        List<Choice> all = scopes.entrySet().stream()
                .map(scope -> new Choice(
                        scope.getKey(),
                        scope.getKey().equals(Subscriber.ALL)
                                ? words.of("about-all", house.name())
                                : words.of("about-one", scope.getValue()),
                        null,
                        false))
                .toList();
        List<Choice> spoken = house.languages().stream()
                .map(code -> new Choice(code, Frame.name(code), code, code.equals(spokenLang)))
                .toList();
        Desk content = new Desk(
                words, done == null ? null : words.get(done), words.of("manage-intro", house.name()), all, spoken);
        return manage.render(frame(lang, words.get("manage"), ""), content);
    }

    private record Over(Words say, String note, String back) {}

    /** @param back what is needed to take it back; null when it cannot be */
    byte[] ended(String lang, String back) {
        Words words = new Words(PART, lang);
        return ended.render(
                frame(lang, words.get("ended"), ""), new Over(words, words.of("ended-note", house.name()), back));
    }

    /** What is answered for every link that leads nowhere, whatever the reason. */
    byte[] missing(String lang) {
        Words words = new Words(PART, lang);
        return missing.render(frame(lang, words.get("missing"), ""), Map.of("say", words));
    }

    private Frame frame(String lang, String title, String query) {
        return Frame.of(house, lang, title, offered(), query);
    }
}
