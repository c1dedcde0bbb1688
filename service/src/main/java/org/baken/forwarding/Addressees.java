package org.baken.forwarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.baken.account.Group;
import org.baken.account.Groups;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.channel.Link;
import org.baken.channel.TextMessages;
import org.baken.platform.Catalogue;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Who can be asked, each once, colleagues with an account first.
 *
 * @param all in the order in which they were named
 */
record Addressees(List<Addressee> all) {
    private static final int MOST = 2000;
    /** Numbers without a country code are read as those of the house's country. */
    private static final Link HOME = new Link("", "sms", "", Map.of(), Map.of());

    /**
     * Somebody who can be asked.
     *
     * @param knownAs see {@link Recipient#knownAs}
     * @param email in lower case; null when they have none
     * @param phone in its international form; null when they have none that can be one
     * @param lang of those that we write in
     */
    record Addressee(String knownAs, String name, String email, String phone, String lang) {
        private Addressee or(Addressee other) {
            return new Addressee(knownAs, name, email, phone == null ? other.phone() : phone, lang);
        }

        /** The ways in which they are written to; empty when they cannot be. */
        List<Entry<Way, String>> ways(Ask.Ways wanted) {
            List<Entry<Way, String>> ways = new ArrayList<>();
            if (wanted == Ask.Ways.CHAT) {
                ways.add(new java.util.AbstractMap.SimpleEntry<>(Way.CHAT, phone));
                return ways;
            }
            boolean text = wanted != Ask.Ways.MAIL && phone != null;
            // Who has no number hears it by mail.
            if (email != null && (wanted != Ask.Ways.SMS || !text)) {
                ways.add(Map.entry(Way.MAIL, email));
            }
            if (text) {
                ways.add(Map.entry(Way.SMS, phone));
            }
            return ways;
        }
    }

    /** Looks up people and groups; one that does not exist is a {@link Problem}. */
    static Addressees of(
            Handle handle, People people, Groups groups, List<String> personIds, List<String> groupIds, String lang) {
        Map<String, Addressee> found = new LinkedHashMap<>();
        for (String id : personIds) {
            Person person = people.find(handle, id)
                    .filter(Person::active)
                    .orElseThrow(() -> Problem.invalid("people", "forwarding.person"));
            add(found, "person:" + id, person.name(), person.email(), person.phone(), person.language());
        }
        List<Group> all = groupIds.isEmpty() ? List.of() : groups.all(handle);
        for (String id : groupIds) {
            Optional<Group> group =
                    all.stream().filter(one -> one.id().equals(id)).findFirst();
            group.orElseThrow(() -> Problem.invalid("groups", "forwarding.group"))
                    .members()
                    .forEach(member -> add(found, null, member.name(), member.email(), member.phone(), lang));
        }
        if (found.size() > MOST) {
            throw Problem.invalid("groups", "forwarding.too-many", MOST);
        }
        return new Addressees(List.copyOf(found.values()));
    }

    private static void add(
            Map<String, Addressee> found, String otherwise, String name, String email, String phone, String lang) {
        String address = email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
        String number = phone == null || phone.isBlank()
                ? null
                : TextMessages.number(phone, HOME).orElse(null);
        String knownAs = address == null ? otherwise : address;
        String ours = Catalogue.language(Locale.forLanguageTag(lang));
        found.merge(knownAs, new Addressee(knownAs, name, address, number, ours), Addressee::or);
    }
}
