package org.baken.playbook;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.baken.account.Role;
import org.baken.platform.Guideline;
import org.baken.playbook.PlaybookApprovals.Approval;
import org.baken.playbook.PlaybookApprovals.Standing;

/** A playbook as the console shows it. */
public final class PlaybookView {
    private PlaybookView() {}

    /**
     * A playbook in short.
     *
     * @param about when one takes it; absent when the file does not say
     * @param types the kinds of incident it is proposed for
     * @param always whether it is proposed for every incident
     * @param items how many items it has
     * @param hash SHA-256 of its file
     * @param review when somebody has to look at it again (guideline B13); absent when nobody said
     * @param approval who approved it (guideline B14); absent when nobody did
     * @param version of the stamp that was given in the console; 0 without one
     */
    public record Summary(
            String id,
            Map<String, String> title,
            Map<String, String> about,
            Phase phase,
            List<String> types,
            boolean always,
            int items,
            String hash,
            Playbooks.Source source,
            LocalDate review,
            boolean reviewOverdue,
            Approval approval,
            long version) {
        static Summary of(Playbooks.Copy copy, Standing standing) {
            Playbook playbook = copy.playbook();
            return new Summary(
                    playbook.id(),
                    playbook.title(),
                    playbook.about(),
                    playbook.phase(),
                    playbook.types(),
                    Playbooks.isAlways(playbook),
                    playbook.items().size(),
                    playbook.hash(),
                    copy.source(),
                    standing.review(),
                    standing.reviewOverdue(),
                    standing.approval(),
                    standing.version());
        }
    }

    /** One thing to do, as {@link PlaybookItem} describes it; durations in seconds. */
    public record Item(
            String id,
            Phase phase,
            Role role,
            long dueSeconds,
            String from,
            List<String> after,
            Long everySeconds,
            Long escalateSeconds,
            List<String> scale,
            boolean mandatory,
            List<Guideline> guidelines,
            String place,
            boolean ticksItself,
            Map<String, String> title,
            Map<String, String> why) {
        static Item of(PlaybookItem item) {
            return new Item(
                    item.id(),
                    item.phase(),
                    item.role(),
                    item.due().toSeconds(),
                    item.from(),
                    item.after(),
                    seconds(item.every()),
                    seconds(item.escalate()),
                    item.scale(),
                    item.mandatory(),
                    item.guidelines(),
                    item.place(),
                    item.ticks() != null,
                    item.title(),
                    item.why());
        }

        private static Long seconds(Duration duration) {
            return duration == null ? null : duration.toSeconds();
        }
    }

    /** A playbook with all its items, in the order of the file. */
    public record Whole(Summary playbook, List<Item> items, long version) {
        static Whole of(Playbooks.Copy copy, Standing standing) {
            return new Whole(
                    Summary.of(copy, standing),
                    copy.playbook().items().stream().map(Item::of).toList(),
                    standing.version());
        }
    }
}
