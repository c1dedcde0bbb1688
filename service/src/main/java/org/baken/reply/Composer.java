package org.baken.reply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.baken.channel.TextCount;
import org.baken.check.Checks;
import org.baken.check.Context;
import org.baken.check.Draft;
import org.baken.check.Finding;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.ExerciseMark;
import org.baken.message.Rulebook;
import org.baken.platform.Problem;
import org.baken.platform.Publisher;
import org.baken.publishing.Road;
import org.baken.reaction.Reaction;
import org.baken.triage.TriagePolicies;
import org.jdbi.v3.core.Handle;

/** Makes the text of an answer, and holds it against the checks (guidelines H28, V25, V26, A24). Thread-safe. */
final class Composer {
    /** What nobody else may read over our shoulder. */
    private static final Set<String> PERSONAL =
            Set.of("national-number", "bsn", "iban", "phone", "email", "address", "plate");

    private final Templates templates;
    private final Incidents incidents;
    private final Rulebook rulebook;
    private final Corrections corrections;
    private final TriagePolicies policies;
    private final Publisher house;

    Composer(
            Templates templates,
            Incidents incidents,
            Rulebook rulebook,
            Corrections corrections,
            TriagePolicies policies,
            Publisher house) {
        this.templates = templates;
        this.incidents = incidents;
        this.rulebook = rulebook;
        this.corrections = corrections;
        this.policies = policies;
        this.house = house;
    }

    /** Gives the title of the message that corrects a rumour and that residents have. */
    @FunctionalInterface
    interface Corrections {
        Optional<String> title(Handle handle, String rumour, String lang);
    }

    /**
     * An answer that is made up.
     *
     * @param template null when its text is nobody's but the author's
     * @param free whether its text is not what the house approved
     */
    record Composed(
            Templates.Shipped template,
            String lang,
            AddressForm form,
            String text,
            boolean free,
            boolean secluded,
            TextCount count,
            List<Finding> findings) {

        /** Whether a second person should see it, whatever the policy says. */
        boolean warns() {
            return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.WARN);
        }

        /** 409 when it cannot go out like this, with the findings. */
        Composed orRefuse(Locale locale) {
            boolean blocked = findings.stream().anyMatch(Finding::blocks);
            boolean tells = !secluded && findings.stream().anyMatch(finding -> PERSONAL.contains(finding.check()));
            if (blocked || tells) {
                throw Problem.conflict(tells ? "reply.personal-data" : "reply.blocked")
                        .with(
                                "findings",
                                findings.stream()
                                        .map(finding -> finding.in(locale))
                                        .toList());
            }
            return this;
        }
    }

    /** What an answer is made up for. */
    record Occasion(Incident incident, Reaction reaction, Optional<Road> road, ReplyPolicy policy, String author) {}

    /** Whether this is said only where nobody else reads along. */
    boolean isSecluded(Reaction reaction, Wish wish) {
        return reaction.secluded()
                || wish.secluded()
                || Optional.ofNullable(wish.template())
                        .flatMap(templates::find)
                        .filter(shipped -> shipped.template().secluded())
                        .isPresent();
    }

    /** The language of the answer: as asked for, the writer's, or the incident's. */
    String language(Incident incident, Reaction reaction, String asked) {
        if (asked != null) {
            if (!Tone.LANGUAGES.contains(asked)) {
                throw Problem.invalid("lang", "problem.one-of", String.join(", ", Tone.LANGUAGES));
            }
            return asked;
        }
        return Optional.ofNullable(reaction.lang())
                .filter(Tone.LANGUAGES::contains)
                .or(() -> Tone.language(reaction.text()))
                .or(() -> incident.languages().stream()
                        .filter(Tone.LANGUAGES::contains)
                        .findFirst())
                .orElse(Tone.LANGUAGES.get(0));
    }

    /** How the writer is addressed: as they address us, and informally when they do not (guideline H28). */
    static AddressForm form(Reaction reaction) {
        return Tone.of(reaction.text(), reaction.lang()).orElse(AddressForm.INFORMAL);
    }

    Composed compose(Handle handle, Occasion occasion, Wish wish) {
        String lang = language(occasion.incident(), occasion.reaction(), wish.lang());
        AddressForm form = Objects.requireNonNullElseGet(wish.address(), () -> form(occasion.reaction()));
        Templates.Shipped template = wish.template() == null ? null : template(wish.template());
        String approved = template == null ? null : filled(handle, occasion, template.template(), lang, form);
        String text = wish.text() == null ? approved : wish.text().strip();
        if (text == null) {
            throw Problem.invalid("text", "reply.text.missing");
        }
        text = dressed(occasion, lang, text);
        boolean free = approved == null || !text.equals(dressed(occasion, lang, approved));
        boolean secluded = isSecluded(occasion.reaction(), wish);
        String whole = text;
        TextCount count = occasion.road().map(road -> road.count(whole)).orElse(null);
        return new Composed(
                template, lang, form, text, free, secluded, count, findings(handle, occasion, lang, text, count));
    }

    /** The receipt of a private message. */
    Composed receipt(Handle handle, Occasion occasion) {
        Templates.Shipped receipt = templates.receipt();
        String lang = language(occasion.incident(), occasion.reaction(), null);
        AddressForm form = form(occasion.reaction());
        String text = filled(handle, occasion, receipt.template(), lang, form);
        String marked = occasion.incident().isExercise() ? ExerciseMark.in(lang) + text : text;
        return new Composed(receipt, lang, form, marked, false, true, null, List.of());
    }

    /** A template's text for a reaction, as it would go out. */
    String shown(Handle handle, Occasion occasion, Template template, String lang, AddressForm form) {
        return dressed(occasion, lang, filled(handle, occasion, template, lang, form));
    }

    private Templates.Shipped template(String id) {
        return templates
                .find(id)
                .filter(shipped -> shipped.template().kind() == ReplyKind.ANSWER)
                .orElseThrow(() -> Problem.invalid("template", "reply.template.unknown"));
    }

    private String filled(Handle handle, Occasion occasion, Template template, String lang, AddressForm form) {
        String text = template.in(lang, form).orElseThrow(() -> Problem.invalid("lang", "reply.template.language"));
        return Templates.fill(text, name -> switch (name) {
            case "url" -> incidents.publicUrl(occasion.incident());
            case "organisation" -> house.name();
            case "reportingPoint" -> occasion.policy().reportingPoint();
            case "code" -> policies.current(handle).codeAt(house.publicUrl());
            case "fact" -> fact(handle, occasion.reaction().rumour(), lang);
            default -> null;
        });
    }

    /** Without the full stop: the sentence around it has one. */
    private String fact(Handle handle, String rumour, String lang) {
        return rumour == null
                ? null
                : corrections
                        .title(handle, rumour, lang)
                        .map(title -> title.strip().replaceFirst("\\.+$", ""))
                        .orElse(null);
    }

    /** With the mark of an exercise in front and a first name below, where the house wants them; each once. */
    private static String dressed(Occasion occasion, String lang, String text) {
        String mark = occasion.incident().isExercise() ? ExerciseMark.in(lang) : "";
        String marked = text.startsWith(mark) ? text : mark + text;
        if (occasion.policy().signature() == ReplyPolicy.Signature.NONE || occasion.author() == null) {
            return marked;
        }
        String signature = "\n– " + occasion.author().strip().split("\\s+")[0];
        return marked.endsWith(signature) ? marked : marked + signature;
    }

    private List<Finding> findings(Handle handle, Occasion occasion, String lang, String text, TextCount count) {
        var decided = rulebook.rules(handle);
        Context.Builder context = Context.builder()
                .languages(List.of(lang))
                .house(new Context.House(
                        decided.ownNumbers(), decided.ownAddresses(), decided.confidentialTerms(), decided.levels()));
        occasion.road()
                .filter(road -> !road.isMail())
                .ifPresent(road ->
                        context.fits(List.of(new Context.Fit(road.platform(), lang, "", text, road.limits(), count))));
        Draft draft = new Draft(Map.of(lang, new Draft.Text(null, text)), List.of());
        return Checks.of(draft, context.build());
    }
}
