package org.baken.authenticity;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.baken.authenticity.Official.Said;
import org.baken.authenticity.Official.Wording;
import org.baken.authenticity.OfficialDao.Form;
import org.baken.authenticity.OfficialDao.Mail;
import org.baken.authenticity.OfficialDao.Source;
import org.baken.incident.IncidentState;
import org.baken.publishing.Account;
import org.baken.publishing.DeliveryState;
import org.jdbi.v3.core.Handle;

/** Reads the messages that people could read, from the deliveries that left: there is no second way to be official. */
final class OfficialReader {
    private OfficialReader() {}

    /**
     * What was read.
     *
     * @param officials those of which anything is or was out
     * @param next what took the place of a message, also of those that never were out
     */
    record Found(List<Official> officials, Map<String, String> next) {}

    /** Reads these messages. */
    static Found read(Handle handle, List<String> ids) {
        OfficialDao dao = handle.attach(OfficialDao.class);
        Map<String, List<Form>> forms = dao.forms(ids).stream().collect(Collectors.groupingBy(Form::message));
        Map<String, List<Mail>> mails = dao.mails(ids).stream().collect(Collectors.groupingBy(Mail::message));
        Set<String> leaving = new HashSet<>(dao.leaving(ids));
        List<Source> sources = dao.sources(ids);
        return new Found(
                sources.stream()
                        .filter(source -> forms.containsKey(source.id()))
                        .map(source -> official(
                                source,
                                forms.get(source.id()),
                                mails.getOrDefault(source.id(), List.of()),
                                leaving.contains(source.id())))
                        .toList(),
                sources.stream()
                        .filter(source -> source.supersededBy() != null)
                        .collect(Collectors.toMap(Source::id, Source::supersededBy)));
    }

    private static Official official(Source source, List<Form> forms, List<Mail> mails, boolean leaving) {
        List<Form> own = forms.stream().filter(form -> !form.notice()).toList();
        List<Form> told = own.isEmpty() ? forms : own;
        return new Official(
                source.id(),
                source.incident(),
                source.slug(),
                source.exercise(),
                source.content().purpose(),
                source.state(),
                source.supersededBy(),
                isThere(own),
                source.phase() == IncidentState.CLOSED,
                told.stream().map(Form::since).min(Comparator.naturalOrder()).orElse(Instant.EPOCH),
                source.changedAt(),
                said(source, told),
                wordings(source.id(), forms, mails),
                urls(forms),
                leaving);
    }

    /** Where it stands on the town's own page, that decides; where it never did, one place is enough. */
    private static boolean isThere(List<Form> own) {
        List<Form> onPage = own.stream().filter(OfficialReader::isOnPage).toList();
        return (onPage.isEmpty() ? own : onPage).stream().anyMatch(form -> form.state() != DeliveryState.REMOVED);
    }

    private static boolean isOnPage(Form form) {
        return form.account().equals(Account.PUBLIC_PAGE) || form.account().equals(Account.EXERCISE_PAGE);
    }

    private static Map<String, Said> said(Source source, List<Form> told) {
        Map<String, Said> byLanguage = new LinkedHashMap<>();
        told.stream()
                .sorted(Comparator.comparing((Form form) -> !isOnPage(form))
                        .thenComparing(form -> rank(source.languages().indexOf(form.lang()))))
                .forEach(form ->
                        byLanguage.putIfAbsent(form.lang(), new Said(form.lang(), title(form), withoutTitle(form))));
        return Collections.unmodifiableMap(byLanguage);
    }

    private static int rank(int index) {
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    private static String title(Form form) {
        return form.title().isBlank() ? form.text().lines().findFirst().orElse("") : form.title();
    }

    /** The title stands above the text already. */
    private static String withoutTitle(Form form) {
        boolean titled = !form.title().isEmpty() && form.text().startsWith(form.title() + "\n");
        return titled ? form.text().substring(form.title().length()).strip() : form.text();
    }

    /** As it left, and without its title, which many people leave out; the same text on ten platforms is one. */
    private static List<Wording> wordings(String message, List<Form> forms, List<Mail> mails) {
        Map<String, Wording> wordings = new LinkedHashMap<>();
        forms.forEach(form -> {
            add(wordings, message, form.lang(), form.text());
            add(wordings, message, form.lang(), withoutTitle(form));
        });
        mails.forEach(mail -> {
            add(wordings, message, mail.lang(), mail.text());
            // Many mail programs leave the signature out (RFC 3676, 4.3).
            add(wordings, message, mail.lang(), mail.text().replaceFirst("(?s)\\n-- \\n.*", ""));
        });
        return List.copyOf(wordings.values());
    }

    private static void add(Map<String, Wording> wordings, String message, String lang, String text) {
        if (!text.isBlank()) {
            wordings.computeIfAbsent(lang + " " + text, key -> Wording.of(message, lang, text));
        }
    }

    private static Set<String> urls(List<Form> forms) {
        // The town's own page has one address for all messages.
        return forms.stream()
                .filter(form -> !isOnPage(form))
                .map(Form::url)
                .filter(Objects::nonNull)
                .flatMap(url -> WebAddress.of(url).stream())
                .filter(address -> !address.isBare())
                .map(WebAddress::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
