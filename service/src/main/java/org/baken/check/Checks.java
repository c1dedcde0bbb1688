package org.baken.check;

import static org.baken.platform.Guideline.A19;
import static org.baken.platform.Guideline.A26;
import static org.baken.platform.Guideline.A27;
import static org.baken.platform.Guideline.H03;
import static org.baken.platform.Guideline.L08;
import static org.baken.platform.Guideline.V04;
import static org.baken.platform.Guideline.V08;
import static org.baken.platform.Guideline.V12;
import static org.baken.platform.Guideline.V25;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.baken.check.Context.Fit;
import org.baken.check.Finding.Level;
import org.baken.platform.Guideline;

/** All checks on a draft. Fast enough for every keystroke: no check reads anything but its arguments. */
public final class Checks {
    private final Draft draft;
    private final Context context;
    private final List<Finding> findings = new ArrayList<>();

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
                add("empty", Level.BLOCK, List.of(V08), null, lang, Locale.forLanguageTag(lang));
            }
        });
        for (Draft.Variant variant : draft.variants()) {
            if (variant.body().isBlank()) {
                add(
                        "empty-variant",
                        Level.BLOCK,
                        List.of(V08),
                        variant.platform(),
                        variant.lang(),
                        variant.platform(),
                        Locale.forLanguageTag(variant.lang()));
            }
        }
    }

    private void fits() {
        for (Fit fit : context.fits()) {
            if (fit.used() > fit.limit()) {
                add(
                        "fits",
                        Level.BLOCK,
                        List.of(V04, L08),
                        fit.platform(),
                        fit.lang(),
                        fit.platform(),
                        fit.used(),
                        fit.limit(),
                        fit.used() - fit.limit());
            }
        }
    }

    private void languages() {
        for (String lang : context.languages()) {
            if (!draft.text().containsKey(lang)) {
                add("language", Level.WARN, List.of(A19, V04), null, lang, Locale.forLanguageTag(lang));
            }
        }
    }

    private void facts() {
        if (context.unconfirmedFacts() > 0) {
            add("facts", Level.WARN, List.of(A26, A27), null, null, context.unconfirmedFacts());
        }
    }

    private void parts() {
        draft.text().forEach((lang, text) -> {
            if (Signs.know(lang) && !text.body().isBlank()) {
                String whole = whole(text);
                context.expected().stream()
                        .sorted()
                        .filter(part -> !Signs.in(lang, part, whole))
                        .forEach(part -> findings.add(part.missing(lang)));
            }
        });
    }

    private void tone() {
        draft.text().forEach((lang, text) -> tone(null, lang, whole(text)));
        draft.variants().forEach(variant -> tone(variant.platform(), variant.lang(), variant.body()));
    }

    private void tone(String platform, String lang, String text) {
        if (Tone.shouts(text)) {
            add("capitals", Level.WARN, List.of(V25, H03), platform, lang);
        }
        if (Tone.exclaims(text)) {
            add("exclamation", Level.WARN, List.of(V25), platform, lang);
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
            add("link", Level.HINT, List.of(V12, L08), platform, lang, context.officialUrl());
        }
    }

    private void exerciseMark() {
        if (context.exercise()) {
            add("exercise-mark", Level.HINT, List.of(Guideline.V09), null, null);
        }
    }

    private static String whole(Draft.Text text) {
        return text.title() == null ? text.body() : text.title() + "\n" + text.body();
    }

    private void add(
            String check, Level level, List<Guideline> guidelines, String platform, String lang, Object... arguments) {
        findings.add(new Finding(check, level, guidelines, platform, lang, "check." + check, List.of(arguments)));
    }
}
