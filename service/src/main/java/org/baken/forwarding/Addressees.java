package org.baken.forwarding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.baken.account.Group;
import org.baken.account.Groups;
import org.baken.account.People;
import org.baken.account.Person;
import org.baken.platform.Catalogue;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Who can be asked: each e-mail address once, colleagues with an account first.
 *
 * @param found with an address
 * @param without the names of those who have none
 */
record Addressees(List<Addressee> found, List<String> without) {
    private static final int MOST = 2000;

    /**
     * Somebody who can be asked.
     *
     * @param email in lower case
     * @param lang of those that we write in
     */
    record Addressee(String name, String email, String lang) {}

    /** Looks up people and groups; one that does not exist is a {@link Problem}. */
    static Addressees of(
            Handle handle, People people, Groups groups, List<String> personIds, List<String> groupIds, String lang) {
        Map<String, Addressee> found = new LinkedHashMap<>();
        List<String> without = new ArrayList<>();
        for (String id : personIds) {
            Person person = people.find(handle, id)
                    .filter(Person::active)
                    .orElseThrow(() -> Problem.invalid("people", "forwarding.person"));
            if (person.email() == null || person.email().isBlank()) {
                without.add(person.name());
            } else {
                add(found, person.name(), person.email(), person.language());
            }
        }
        List<Group> all = groupIds.isEmpty() ? List.of() : groups.all(handle);
        for (String id : groupIds) {
            Optional<Group> group =
                    all.stream().filter(one -> one.id().equals(id)).findFirst();
            group.orElseThrow(() -> Problem.invalid("groups", "forwarding.group"))
                    .members()
                    .forEach(member -> add(found, member.name(), member.email(), lang));
        }
        if (found.size() > MOST) {
            throw Problem.invalid("groups", "forwarding.too-many", MOST);
        }
        return new Addressees(List.copyOf(found.values()), without);
    }

    private static void add(Map<String, Addressee> found, String name, String email, String lang) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        String ours = Catalogue.language(Locale.forLanguageTag(lang));
        found.putIfAbsent(address, new Addressee(name, address, ours));
    }
}
