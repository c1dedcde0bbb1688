package org.baken.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.baken.channel.TextCount;
import org.baken.check.Context.Fit;
import org.baken.check.Finding.Fix;
import org.baken.check.Finding.Platform;
import org.baken.check.Finding.Span;

/** What is asked of a message as a whole, rather than of its words. */
final class Whole {
    private static final int LONG = 1_500;
    private static final int OFTEN = 6;
    private static final Set<String> SOCIAL =
            Set.of("x", "bluesky", "mastodon", "threads", "instagram", "facebook", "linkedin");

    private final Draft draft;
    private final Context context;
    private final Report report;

    Whole(Draft draft, Context context, Report report) {
        this.draft = draft;
        this.context = context;
        this.report = report;
    }

    void look() {
        draft.text().forEach(this::text);
        draft.variants().forEach(this::variant);
        context.fits().forEach(this::fit);
        for (String lang : context.languages()) {
            if (!draft.text().containsKey(lang)) {
                report.add(Rule.LANGUAGE, null, lang, Locale.forLanguageTag(lang));
            }
        }
        facts();
        draft.pictures().forEach(this::picture);
        if (draft.pictures().isEmpty() && context.fits().stream().anyMatch(fit -> SOCIAL.contains(fit.platform()))) {
            report.add(Rule.FORM, null, null);
        }
        if (context.pace() != null && context.pace().lastHour() >= OFTEN) {
            report.add(Rule.CADENCE, null, null, context.pace().lastHour());
        }
        if (context.exercise()) {
            report.add(Rule.EXERCISE_MARK, null, null);
        }
    }

    private void text(String lang, Draft.Text text) {
        Locale language = Locale.forLanguageTag(lang);
        if (text.body().isBlank()) {
            report.add(Rule.EMPTY, null, lang, language);
            return;
        }
        parts(lang, text);
        if (!context.leadsHome(text.body())) {
            String path = field(lang, text);
            int end = text.core() == null
                    ? text.body().length()
                    : text.core().getOrDefault(Part.MORE, "").length();
            String before = end == 0 ? "" : text.core() == null ? "\n\n" : " ";
            Fix fix = new Fix("check.fix.link", List.of(), path, end, end, before + context.officialUrl());
            report.add(Rule.LINK, null, lang, path, null, null, fix, context.officialUrl());
        }
        if (text.body().length() > LONG) {
            report.add(Rule.LENGTH, null, lang, text.body().length());
        }
        if (context.published().getOrDefault(lang, List.of()).stream().anyMatch(old -> same(old, text.body()))) {
            report.add(Rule.REPEATED, null, lang, language);
        }
        if (context.claim() != null) {
            Claim.look(lang, text, context.claim(), report);
        }
        Manner.look(lang, text, context, report);
    }

    private static String field(String lang, Draft.Text text) {
        return "text." + lang + (text.core() == null ? ".body" : ".core.more");
    }

    private void parts(String lang, Draft.Text text) {
        String whole = text.title() == null ? text.body() : text.title() + "\n" + text.body();
        for (Part part : Part.needed()) {
            if (!context.expected().contains(part)) {
                continue;
            }
            boolean said = text.core() == null
                    ? !Signs.know(lang) || Signs.in(lang, part, whole)
                    : !text.core().getOrDefault(part, "").isBlank();
            if (!said) {
                report.add(part.rule(), null, lang);
            }
        }
    }

    private void variant(Draft.Variant variant) {
        String path = "variants." + variant.platform() + "." + variant.lang();
        Platform platform = new Platform(variant.platform());
        Locale language = Locale.forLanguageTag(variant.lang());
        if (variant.body().isBlank()) {
            report.add(Rule.EMPTY_VARIANT, variant.platform(), variant.lang(), platform, language);
            return;
        }
        if (variant.moved()) {
            report.add(Rule.VARIANT_MOVED, variant.platform(), variant.lang(), platform, language);
        }
        Draft.Text master = draft.text().get(variant.lang());
        if (!context.leadsHome(variant.body())) {
            boolean shorter =
                    master != null && variant.body().length() < master.body().length();
            int end = variant.body().length();
            Fix fix = new Fix("check.fix.link", List.of(), path, end, end, " " + context.officialUrl());
            Rule rule = shorter ? Rule.FULL_TEXT : Rule.LINK;
            report.add(rule, variant.platform(), variant.lang(), path, null, null, fix, context.officialUrl());
        }
    }

    private void fit(Fit fit) {
        TextCount count = fit.count();
        Platform platform = new Platform(fit.platform());
        String path = "variants." + fit.platform() + "." + fit.lang();
        String body = Shorter.body(draft, fit);
        if (!count.fits()) {
            int over = count.used() - count.limit();
            String shorter = Shorter.of(body, fit, context.officialUrl());
            Fix fix = shorter == null
                    ? null
                    : new Fix("check.fix.shorter", List.of(), path, 0, variantLength(fit), shorter);
            report.add(
                    Rule.FITS,
                    fit.platform(),
                    fit.lang(),
                    path,
                    null,
                    null,
                    fix,
                    platform,
                    count.used(),
                    count.limit(),
                    over);
        }
        if (count.unit() == TextCount.Unit.UCS2) {
            String plain = Transliteration.of(body);
            TextCount then = fit.limits().count(fit.mark() + plain);
            if (then.unit() == TextCount.Unit.GSM7) {
                Fix fix = new Fix("check.fix.sms", List.of(), path, 0, variantLength(fit), plain);
                report.add(
                        Rule.SMS_ALPHABET,
                        fit.platform(),
                        fit.lang(),
                        path,
                        null,
                        null,
                        fix,
                        Transliteration.strange(body),
                        count.segments(),
                        then.segments());
            }
        }
        String tag = context.hashtag();
        if (tag != null && SOCIAL.contains(fit.platform()) && !containsIgnoringCase(fit.text(), tag)) {
            int end = variantLength(fit);
            Fix fix = end == 0
                    ? new Fix("check.fix.hashtag", List.of(tag), path, 0, 0, body + " " + tag)
                    : new Fix("check.fix.hashtag", List.of(tag), path, end, end, " " + tag);
            report.add(Rule.HASHTAG, fit.platform(), fit.lang(), path, null, null, fix, tag, platform);
        }
    }

    /** How long the variant is that the fix takes the place of; 0 when there is none yet. */
    private int variantLength(Fit fit) {
        return draft.variants().stream()
                .filter(variant -> variant.platform().equals(fit.platform())
                        && variant.lang().equals(fit.lang()))
                .mapToInt(variant -> variant.body().length())
                .findFirst()
                .orElse(0);
    }

    private void facts() {
        Context.FactsBehind facts = context.facts();
        if (facts == null) {
            return;
        }
        if (facts.unconfirmed() > 0) {
            report.add(Rule.FACTS, null, null, facts.unconfirmed());
        }
        if (facts.moved() > 0) {
            report.add(Rule.FACTS_MOVED, null, null, facts.moved());
        }
        if (facts.total() == 0
                && Set.of("UPDATE", "CORRECTION", "ALL_CLEAR").contains(String.valueOf(context.purpose()))) {
            report.add(Rule.FACTS_NONE, null, null);
        }
    }

    private void picture(Draft.Picture picture) {
        String path = "media." + picture.id();
        for (Map.Entry<String, Draft.Text> text : draft.text().entrySet()) {
            String lang = text.getKey();
            if (picture.alt().getOrDefault(lang, "").isBlank()) {
                report.add(Rule.ALT, null, lang, path + ".alt." + lang, null, null, null, Locale.forLanguageTag(lang));
            }
        }
        if (!picture.declared()) {
            report.add(Rule.RIGHTS, null, null, path, (Span) null, null, null);
        }
        if (!picture.agreed()) {
            report.add(Rule.CONSENT, null, null, path, (Span) null, null, null);
        }
    }

    private static boolean same(String one, String other) {
        return one.strip().equalsIgnoreCase(other.strip());
    }

    private static boolean containsIgnoringCase(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
