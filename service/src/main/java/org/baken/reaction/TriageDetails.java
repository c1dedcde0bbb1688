package org.baken.reaction;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.baken.platform.Catalogue;
import org.baken.triage.TriagePolicies;
import org.baken.triage.TriageTree;
import org.jdbi.v3.core.Handle;

/** What the page of a reaction shows of its triage. Thread-safe. */
public final class TriageDetails {
    private final StepReader reader;
    private final Strikes strikes;
    private final StepFiles files;
    private final TriageTree tree;
    private final TriagePolicies policies;

    public TriageDetails(
            StepReader reader, Strikes strikes, StepFiles files, TriageTree tree, TriagePolicies policies) {
        this.reader = reader;
        this.strikes = strikes;
        this.files = files;
        this.tree = tree;
        this.policies = policies;
    }

    /** Adds the procedure, the exchanges and the evidence to the page of a reaction, and the counters to the lists. */
    public void show(ReactionViews views) {
        views.classNames(this::className);
        views.count(ReactionViews.Count.EVIDENCE, files::counts);
        views.count(ReactionViews.Count.STRIKES, strikes::counts);
        views.count(ReactionViews.Count.EXCHANGES, Exchanges::most);
        views.detail("procedure", (handle, caller, reaction, locale) -> procedure(handle, reaction, locale));
        views.detail("exchanges", (handle, caller, reaction, locale) -> exchanges(handle, reaction, locale));
        views.detail("evidence", (handle, caller, reaction, locale) -> files.of(handle, reaction.id()));
    }

    /** The strikes of a writer, oldest first. */
    public List<StrikeView> strikes(Handle handle, String author, Locale locale) {
        return strikes.of(handle, author).stream()
                .map(strike -> new StrikeView(strike, className(strike.category(), locale)))
                .toList();
    }

    private String className(String category, Locale locale) {
        return tree.category(category)
                .map(one -> one.name())
                .orElse(Map.of())
                .getOrDefault(Catalogue.language(locale), category);
    }

    /** The procedure of a reaction; null while it has no class. */
    TriageProcedure procedure(Handle handle, Reaction reaction, Locale locale) {
        return reader.standing(handle, reaction)
                .map(standing -> TriageProcedure.of(standing, tree, strikes.code(standing.policy()), locale))
                .orElse(null);
    }

    private TriageExchanges exchanges(Handle handle, Reaction reaction, Locale locale) {
        return TriageExchanges.of(
                Exchanges.in(handle, reaction), policies.current(handle).exchanges(), locale);
    }
}
