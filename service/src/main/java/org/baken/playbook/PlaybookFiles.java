package org.baken.playbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.platform.Content;
import org.baken.platform.ContentFolder;
import org.baken.platform.ContentProblem;

/** Reads playbooks from files, refusing with file and line what is not a playbook. */
final class PlaybookFiles {
    /** What lies beside the playbooks and is none: how reactions are treated is one tree for all incidents. */
    private static final Set<String> NONE = Set.of("triage.yml");

    /** What stands in a file. */
    private record Written(
            String id,
            Phase phase,
            Map<String, String> title,
            Map<String, String> about,
            List<String> types,
            LocalDate review,
            Playbook.Approval approved,
            List<PlaybookItem> items) {}

    private PlaybookFiles() {}

    /** The files at the top that are playbooks. */
    static List<String> names() {
        return ContentFolder.list("").stream()
                .filter(file -> !NONE.contains(file))
                .toList();
    }

    /** @throws ContentProblem naming file and line of every fault */
    static Playbook read(Content content) {
        Content.refuseIfAny(PlaybookFaults.in(content));
        Written written = content.as(Written.class);
        return new Playbook(
                written.id,
                written.phase,
                written.title,
                written.about,
                written.types,
                written.review,
                written.approved,
                written.items.stream().map(item -> item.inPhase(written.phase)).toList(),
                content.hash());
    }
}
