package org.baken.insight;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.baken.platform.Ids;

/**
 * What this node remembers of what it counted, so that only what is new has to be counted. All of it can be read anew from the
 * database, and is once another node did the work in between. For one thread.
 */
final class Memory {
    /** About a hundred bytes each. */
    private static final int MOST_REACTIONS = 200_000;

    private static final int MOST_INCIDENTS = 4;

    private final String node = Ids.next();
    private final Map<SituationDao.Slot, Counting> counted = lastUsedLast();
    private final Map<String, People> people = lastUsedLast();
    private final Map<String, Likenesses> questions = lastUsedLast();

    private static <K, V> Map<K, V> lastUsedLast() {
        return new LinkedHashMap<>(16, 0.75f, true);
    }

    /** Takes the turn until the transaction ends: whatever is written from what is remembered has to begin with this. */
    SituationDao.Progress turn(SituationDao situation) {
        SituationDao.Progress progress = situation.lockProgress();
        if (!node.equals(progress.node())) {
            forget();
            situation.sign(node);
        }
        return progress;
    }

    /** Forgets everything, since what is remembered may not be what is stored. */
    void forget() {
        counted.clear();
        people.clear();
        questions.clear();
    }

    /** Counts reactions that were just read, where the others of their half hour and incident are remembered. */
    void add(String incident, long halfHour, SituationDao.Counted one) {
        Counting counting = counted.get(new SituationDao.Slot(incident, halfHour));
        if (counting != null) {
            counting.add(one);
        }
        People everybody = people.get(incident);
        if (everybody != null) {
            everybody.add(one.author(), 1);
        }
    }

    /** What a half hour comes to, if it is remembered. */
    Optional<Counting> counted(SituationDao.Slot slot) {
        return Optional.ofNullable(counted.get(slot));
    }

    /** Remembers a half hour; those that were not asked for longest make place. */
    void keep(SituationDao.Slot slot, Counting counting) {
        counted.put(slot, counting);
        int all = counted.values().stream().mapToInt(Counting::reactions).sum();
        Iterator<Counting> eldest = counted.values().iterator();
        while (all > MOST_REACTIONS && eldest.hasNext()) {
            all -= eldest.next().reactions();
            eldest.remove();
        }
    }

    /** Has a half hour counted from the beginning, since something in it changed. */
    void drop(String incident, long halfHour) {
        counted.remove(new SituationDao.Slot(incident, halfHour));
    }

    /** Has the people of an incident counted from the beginning. */
    void dropPeople(String incident) {
        people.remove(incident);
    }

    /** Everybody who wrote about an incident. */
    People people(String incident, Supplier<People> read) {
        return remembered(people, incident, read);
    }

    /** The questions of an incident that new ones are held against; read again when they became too many. */
    Likenesses questions(String incident, int most, Supplier<Likenesses> read) {
        Likenesses known = questions.get(incident);
        if (known != null && known.size() > most) {
            questions.remove(incident);
        }
        return remembered(questions, incident, read);
    }

    private static <T> T remembered(Map<String, T> all, String incident, Supplier<T> read) {
        T known = all.get(incident);
        if (known == null) {
            known = read.get();
            all.put(incident, known);
            if (all.size() > MOST_INCIDENTS) {
                all.remove(all.keySet().iterator().next());
            }
        }
        return known;
    }
}
