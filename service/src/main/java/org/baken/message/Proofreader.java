package org.baken.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.baken.channel.Channels;
import org.baken.channel.Limits;
import org.baken.channel.TextCount;
import org.baken.check.Checks;
import org.baken.check.Context;
import org.baken.check.Draft;
import org.baken.incident.Fact;
import org.baken.incident.FactState;
import org.baken.incident.Facts;
import org.baken.incident.Incident;
import org.baken.incident.Incidents;
import org.baken.message.LinkedChannels.ChannelLimit;
import org.jdbi.v3.core.Handle;

/** Reads content before it goes anywhere: counts it by each channel's own rule and runs the checks. Thread-safe. */
public final class Proofreader {
    private final Channels channels;
    private final LinkedChannels linked;
    private final Incidents incidents;
    private final Facts facts;

    /** @param channels whose usual limits are shown for platforms that no linked account is on */
    public Proofreader(Channels channels, LinkedChannels linked, Incidents incidents, Facts facts) {
        this.channels = channels;
        this.linked = linked;
        this.incidents = incidents;
        this.facts = facts;
    }

    /** @param incident to which the content belongs; null when it is not known, and only its words are looked at */
    public Proof read(Handle handle, Incident incident, Content content) {
        boolean exercise = incident != null && incident.isExercise();
        List<ChannelLimit> accounts = incident == null ? List.of() : linked.of(handle, incident);
        Map<String, List<ChannelLimit>> limits = limits(accounts);
        Set<String> onAccounts = accounts.stream().map(ChannelLimit::platform).collect(Collectors.toSet());
        Map<String, Map<String, TextCount>> counts = new LinkedHashMap<>();
        Map<String, Map<String, String>> previews = new LinkedHashMap<>();
        List<Context.Fit> fits = new ArrayList<>();
        limits.forEach((platform, some) -> {
            for (String lang : content.languages()) {
                String text = Rendered.of(content, platform, lang, exercise).text();
                Limits tightest = tightest(text, some);
                TextCount count = tightest.count(text);
                counts.computeIfAbsent(platform, any -> new TreeMap<>()).put(lang, count);
                previews.computeIfAbsent(platform, any -> new TreeMap<>()).put(lang, text);
                if (onAccounts.contains(platform)) {
                    fits.add(new Context.Fit(
                            platform, lang, exercise ? ExerciseMark.in(lang) : "", text, tightest, count));
                }
            }
        });
        Context context = Context.builder()
                .languages(incident == null ? List.of() : incident.languages())
                .purpose(content.purpose().name(), content.purpose().expects())
                .exercise(exercise)
                .officialUrl(incident == null ? null : incidents.publicUrl(incident))
                .facts(new Context.FactsBehind(content.facts().size(), unconfirmed(handle, incident, content), 0))
                .fits(fits)
                .build();
        return new Proof(Checks.of(draft(content), context), counts, previews);
    }

    /** Those of linked accounts; for the other platforms the usual ones. */
    private Map<String, List<ChannelLimit>> limits(List<ChannelLimit> accounts) {
        Map<String, List<ChannelLimit>> limits = new TreeMap<>();
        accounts.forEach(account -> limits.computeIfAbsent(account.platform(), any -> new ArrayList<>())
                .add(account));
        channels.all()
                .forEach(channel -> limits.putIfAbsent(
                        channel.platform(), List.of(new ChannelLimit(channel.platform(), channel.limits()))));
        return limits;
    }

    /** One text goes to every account of a platform, so the account with the least room decides. */
    private static Limits tightest(String text, List<ChannelLimit> accounts) {
        return accounts.stream()
                .map(ChannelLimit::limits)
                .min(Comparator.comparingInt(limits -> room(limits.count(text))))
                .orElseThrow();
    }

    private static int room(TextCount count) {
        return count.limit() - count.used();
    }

    private int unconfirmed(Handle handle, Incident incident, Content content) {
        if (incident == null || content.facts().isEmpty()) {
            return 0;
        }
        Map<String, FactState> states = new HashMap<>();
        for (Fact fact : facts.of(handle, incident.id())) {
            states.put(fact.id(), fact.state());
        }
        // A fact that says that something is not known yet is as it should be.
        return (int) content.facts().stream()
                .map(states::get)
                .filter(state -> state != FactState.CONFIRMED && state != FactState.UNKNOWN)
                .count();
    }

    private static Draft draft(Content content) {
        Map<String, Draft.Text> text = new TreeMap<>();
        content.text().forEach((lang, words) -> text.put(lang, new Draft.Text(words.title(), words.body())));
        return new Draft(
                text,
                content.variants().stream()
                        .map(variant -> new Draft.Variant(variant.platform(), variant.lang(), variant.body()))
                        .toList());
    }
}
