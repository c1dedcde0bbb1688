package org.baken.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.baken.channel.TextCount;
import org.baken.check.Context.Fit;
import org.baken.check.Finding.Level;
import org.baken.check.Finding.Platform;
import org.baken.platform.Catalogue;
import org.baken.platform.Guideline;

/** All checks on a draft. Fast enough for every keystroke: no check reads anything but its arguments. */
public final class Checks {
    private final Draft draft;
    private final Context context;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * One check, for whoever sets how serious it is.
     *
     * @param check its name
     * @param fixed whether no other level can be set
     */
    public record Listed(String check, List<Guideline> guidelines, Level usual, boolean fixed) {
        /** What the check is about, in a few words. */
        public String title(Locale locale) {
            return Catalogue.text(locale, "check.title." + check);
        }
    }

    private static final List<Listed> CATALOGUE = Arrays.stream(Rule.values())
            .map(rule -> new Listed(rule.id(), rule.guidelines(), rule.usual(), rule.fixed()))
            .toList();

    /** Gives every check there is, what usually blocks first. */
    public static List<Listed> catalogue() {
        return CATALOGUE;
    }

    private Checks(Draft draft, Context context) {
        this.draft = draft;
        this.context = context;
    }

    /** Gives what there is to say about a draft, what blocks it first. */
    public static List<Finding> of(Draft draft, Context context) {
        Checks checks = new Checks(draft, context);
        checks.empty();
        checks.fits();
        checks.languages();
        checks.facts();
        checks.parts();
        checks.tone();
        checks.link();
        checks.exerciseMark();
        return checks.findings.stream()
                .sorted((one, other) -> one.level().compareTo(other.level()))
                .toList();
    }

    private void empty() {
        draft.text().forEach((lang, text) -> {
            if (text.body().isBlank()) {
                add(Rule.EMPTY, null, lang, Locale.forLanguageTag(lang));
            }
        });
        for (Draft.Variant variant : draft.variants()) {
            if (variant.body().isBlank()) {
                add(
                        Rule.EMPTY_VARIANT,
                        variant.platform(),
                        variant.lang(),
                        new Platform(variant.platform()),
                        Locale.forLanguageTag(variant.lang()));
            }
        }
    }

    private void fits() {
        for (Fit fit : context.fits()) {
            TextCount count = fit.count();
            if (!count.fits()) {
                add(
                        Rule.FITS,
                        fit.platform(),
                        fit.lang(),
                        new Platform(fit.platform()),
                        count.used(),
                        count.limit(),
                        count.used() - count.limit());
            }
        }
    }

    private void languages() {
        for (String lang : context.languages()) {
            if (!draft.text().containsKey(lang)) {
                add(Rule.LANGUAGE, null, lang, Locale.forLanguageTag(lang));
            }
        }
    }

    private void facts() {
        if (context.facts() != null && context.facts().unconfirmed() > 0) {
            add(Rule.FACTS, null, null, context.facts().unconfirmed());
        }
    }

    private void parts() {
        draft.text().forEach((lang, text) -> {
            if (Signs.know(lang) && !text.body().isBlank()) {
                String whole = whole(text);
                context.expected().stream()
                        .filter(part -> part.rule() != null)
                        .sorted()
                        .filter(part -> !Signs.in(lang, part, whole))
                        .forEach(part -> add(part.rule(), null, lang));
            }
        });
    }

    private void tone() {
        draft.text().forEach((lang, text) -> tone(null, lang, whole(text)));
        draft.variants().forEach(variant -> tone(variant.platform(), variant.lang(), variant.body()));
    }

    private void tone(String platform, String lang, String text) {
        if (Tone.shouts(text)) {
            add(Rule.CAPITALS, platform, lang);
        }
        if (Tone.exclaims(text)) {
            add(Rule.EXCLAMATION, platform, lang);
        }
    }

    private void link() {
        if (context.officialUrl() == null) {
            return;
        }
        draft.text().forEach((lang, text) -> link(null, lang, text.body()));
        draft.variants().forEach(variant -> link(variant.platform(), variant.lang(), variant.body()));
    }

    private void link(String platform, String lang, String text) {
        if (!text.isBlank() && !text.contains(context.officialUrl())) {
            add(Rule.LINK, platform, lang, context.officialUrl());
        }
    }

    private void exerciseMark() {
        if (context.exercise()) {
            add(Rule.EXERCISE_MARK, null, null);
        }
    }

    private static String whole(Draft.Text text) {
        return text.title() == null ? text.body() : text.title() + "\n" + text.body();
    }

    private void add(Rule rule, String platform, String lang, Object... arguments) {
        findings.add(new Finding(
                rule.id(),
                rule.usual(),
                rule.guidelines(),
                platform,
                lang,
                null,
                null,
                rule.key(),
                List.of(arguments),
                null,
                null));
    }
}
