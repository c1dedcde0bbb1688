package org.baken.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.baken.channel.Limits;
import org.baken.channel.TextCount;
import org.baken.check.Context.House;
import org.baken.incident.Fact;
import org.baken.incident.FactState;
import org.baken.incident.Incident;
import org.baken.message.LinkedChannels.ChannelLimit;

/**
 * All that content of one incident is held against; read once for many messages.
 *
 * @param incident null when it is not known, and only words are looked at
 * @param url of the incident's public page; null without incident
 * @param linked the platforms on which messages of this incident can go out
 * @param limits of every platform there is, of each linked account on it
 * @param facts of the incident, by id
 * @param house what the organisation decided
 * @param published the newest messages of the incident that went out
 * @param lastHour how many messages went out in the last hour
 */
record Surroundings(
        Incident incident,
        String url,
        Set<String> linked,
        Map<String, List<Limits>> limits,
        Map<String, Fact> facts,
        House house,
        List<Message> published,
        int lastHour) {

    static Map<String, List<Limits>> limits(List<ChannelLimit> accounts, Map<String, Limits> usual) {
        Map<String, List<Limits>> limits = new TreeMap<>();
        accounts.forEach(account -> limits.computeIfAbsent(account.platform(), any -> new ArrayList<>())
                .add(account.limits()));
        usual.forEach((platform, limit) -> limits.putIfAbsent(platform, List.of(limit)));
        return limits;
    }

    static Set<String> platforms(List<ChannelLimit> accounts) {
        Set<String> platforms = new TreeSet<>();
        accounts.forEach(account -> platforms.add(account.platform()));
        return platforms;
    }

    boolean isExercise() {
        return incident != null && incident.isExercise();
    }

    /** One text goes to every account of a platform, so the account with the least room decides. */
    Limits tightest(String platform, String text) {
        Limits tightest = null;
        int least = Integer.MAX_VALUE;
        for (Limits limit : limits.get(platform)) {
            TextCount count = limit.count(text);
            if (tightest == null || count.limit() - count.used() < least) {
                tightest = limit;
                least = count.limit() - count.used();
            }
        }
        return tightest;
    }

    /** How many of these facts nobody confirmed; one that says that something is not known yet is as it should be. */
    int unconfirmed(List<String> ids) {
        return (int) ids.stream()
                .map(facts::get)
                .filter(fact ->
                        fact != null && fact.state() != FactState.CONFIRMED && fact.state() != FactState.UNKNOWN)
                .count();
    }

    /**
     * What went out earlier, by language.
     *
     * @param message the id of the one that is being written, or null
     * @param replaced the id of the one whose place it takes, or null: repeating that is the point
     */
    Map<String, List<String>> earlier(String message, String replaced) {
        Map<String, List<String>> earlier = new HashMap<>();
        for (Message one : published) {
            if (!one.id().equals(message) && !one.id().equals(replaced)) {
                one.content()
                        .text()
                        .forEach((lang, words) -> earlier.computeIfAbsent(lang, any -> new ArrayList<>())
                                .add(words.body()));
            }
        }
        return earlier;
    }
}
