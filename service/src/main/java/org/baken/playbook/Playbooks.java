package org.baken.playbook;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The playbooks that an incident can be opened with. Immutable. */
public final class Playbooks {
    /** The playbook of an incident for which nobody chose one. */
    static final String USUAL = "first-hour";
    /** The playbook that is added when an incident goes to aftercare. */
    static final String AFTER = "aftercare";

    private final Map<String, Playbook> byId = new LinkedHashMap<>();

    /** Reads the playbooks that come with Baken. */
    public Playbooks() {
        PlaybookFiles.shipped().forEach(playbook -> byId.put(playbook.id(), playbook));
    }

    /** Gives every playbook, in the order of their ids. */
    public Collection<Playbook> all() {
        return byId.values();
    }

    /** Names every playbook, in the order of the alphabet. */
    Set<String> ids() {
        return byId.keySet();
    }

    /** Finds a playbook. */
    public Optional<Playbook> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
