package org.baken.playbook;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.baken.account.Caller;
import org.baken.account.Role;
import org.baken.logbook.Entry;
import org.baken.logbook.Logbook;
import org.baken.platform.ExpectedVersion;
import org.baken.platform.Problem;
import org.jdbi.v3.core.Handle;

/**
 * Who approved which version of a playbook and when somebody has to look at it again, as the file says or as an administrator
 * says in the console (guidelines B13, B14). A stamp belongs to one version of the file. Thread-safe.
 */
public final class PlaybookApprovals {
    private static final int LONGEST_YEARS = 5;

    private final Playbooks playbooks;
    private final Logbook logbook;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone in which a day ends */
    public PlaybookApprovals(Playbooks playbooks, Logbook logbook, Clock clock, ZoneId zone) {
        this.playbooks = playbooks;
        this.logbook = logbook;
        this.clock = clock;
        this.zone = zone;
    }

    /** Where a stamp stands. */
    public enum Place {
        FILE,
        CONSOLE
    }

    /**
     * A stamp.
     *
     * @param current false when the file changed since: then an earlier version was approved
     */
    public record Approval(String by, LocalDate on, boolean current, Place place) {}

    /**
     * How a playbook stands.
     *
     * @param approval null when nobody ever approved it
     * @param review when somebody has to look at it again; null when nobody said
     * @param reviewOverdue whether that day is over
     * @param version of what was said in the console; 0 when nothing was
     */
    public record Standing(Approval approval, LocalDate review, boolean reviewOverdue, long version) {}

    /** Gives how every playbook stands, by its id. */
    Map<String, Standing> all(Handle handle) {
        Map<String, PlaybookApproval> given = handle.attach(PlaybookApprovalDao.class).all().stream()
                .collect(Collectors.toMap(PlaybookApproval::playbook, Function.identity()));
        return playbooks.all().stream()
                .collect(Collectors.toMap(
                        Playbook::id, playbook -> standing(playbook, Optional.ofNullable(given.get(playbook.id())))));
    }

    /** Gives how one playbook stands. */
    Standing of(Handle handle, Playbook playbook) {
        return standing(playbook, handle.attach(PlaybookApprovalDao.class).find(playbook.id()));
    }

    /**
     * Puts a stamp on a playbook as its file is now, as an administrator.
     *
     * @param hash of the version that was read by who approves; null to take what there is
     */
    Standing approve(
            Handle handle,
            Caller caller,
            String id,
            ExpectedVersion expected,
            String by,
            LocalDate on,
            LocalDate review,
            String hash) {
        if (!caller.has(Role.ADMIN)) {
            throw Problem.refused("playbook.admin-only");
        }
        Playbook playbook = playbooks.byId(id).orElseThrow(() -> Problem.notFound("playbook"));
        check(on, review);
        PlaybookApprovalDao dao = handle.attach(PlaybookApprovalDao.class);
        PlaybookApproval before = dao.find(id).orElse(null);
        expected.check(
                before == null ? 0 : before.version(),
                before == null ? null : before.changedBy(),
                before == null ? null : before.changedAt());
        if (hash != null && !hash.equals(playbook.hash())) {
            throw Problem.conflict("playbook.changed-since");
        }
        PlaybookApproval now = new PlaybookApproval(
                id,
                playbook.hash(),
                by.strip(),
                on,
                review,
                before == null ? 1 : before.version() + 1,
                caller.name(),
                clock.instant());
        if ((before == null ? dao.insert(now) : dao.update(now)) == 0) {
            PlaybookApproval newer = dao.find(id).orElseThrow(() -> Problem.notFound("playbook"));
            throw Problem.stale(newer.changedBy(), newer.changedAt(), newer.version());
        }
        log(handle, caller, now);
        return standing(playbook, Optional.of(now));
    }

    private void check(LocalDate on, LocalDate review) {
        if (on.isAfter(today())) {
            throw Problem.invalid("on", "playbook.approved-later");
        }
        if (!review.isAfter(on)) {
            throw Problem.invalid("review", "playbook.review-before");
        }
        if (review.isAfter(today().plusYears(LONGEST_YEARS))) {
            throw Problem.invalid("review", "playbook.review-late", LONGEST_YEARS);
        }
    }

    private void log(Handle handle, Caller caller, PlaybookApproval given) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("playbook", given.playbook());
        data.put("by", given.approvedBy());
        data.put("on", given.approvedOn().toString());
        data.put("review", given.review().toString());
        data.put("hash", given.hash());
        logbook.append(handle, Entry.of("playbook.approved", null, null, caller.actor(), data));
    }

    private Standing standing(Playbook playbook, Optional<PlaybookApproval> given) {
        boolean current =
                given.map(stamp -> stamp.hash().equals(playbook.hash())).orElse(false);
        LocalDate review = given.filter(stamp -> current || playbook.review() == null)
                .map(PlaybookApproval::review)
                .orElse(playbook.review());
        return new Standing(
                approval(playbook, given, current),
                review,
                review != null && today().isAfter(review),
                given.map(PlaybookApproval::version).orElse(0L));
    }

    /** What stands in the file holds for the file; a stamp for an earlier version is better than none. */
    private static Approval approval(Playbook playbook, Optional<PlaybookApproval> given, boolean current) {
        if (!current && playbook.approved() != null) {
            return new Approval(playbook.approved().by(), playbook.approved().on(), true, Place.FILE);
        }
        return given.map(stamp -> new Approval(stamp.approvedBy(), stamp.approvedOn(), current, Place.CONSOLE))
                .orElse(null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
