package org.baken.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SituationDao {
    /** How far the logbook was read, with which list of words, and which node wrote last. */
    record Progress(long seq, String content, String node) {}

    /** A reaction whose words nobody has looked at, with the group of questions it was put in before; null for none. */
    record Unread(
            String id,
            String incident,
            String author,
            String text,
            Instant postedAt,
            String source,
            String platform,
            String lang,
            String category,
            String sentiment,
            String rumour,
            boolean erased,
            String questionGroup) {
        Counted counted(String themes) {
            return new Counted(author, themes, source, platform, lang, category, sentiment, rumour);
        }

        QuestionDao.Candidate candidate() {
            return new QuestionDao.Candidate(id, author, text, postedAt, category, erased, questionGroup);
        }
    }

    /** Somebody, and how many reactions are theirs. */
    record Writer(String author, int reactions) {}

    /** A reaction as it is counted. */
    record Counted(
            String author,
            String themes,
            String source,
            String platform,
            String lang,
            String category,
            String sentiment,
            String rumour) {}

    /** The row of a half hour. */
    record Slot(String incident, long halfHour) {}

    /** A half hour with what it comes to. */
    record Stored(long halfHour, boolean stale, String totals, Instant countedAt) {}

    /** Where a reaction was counted, and where it belongs now. */
    record Placed(String reaction, String incident, long halfHour, String now) {}

    @SqlQuery("SELECT seq, content, node FROM insight_progress WHERE name = 'situation'")
    @RegisterConstructorMapper(Progress.class)
    Progress progress();

    @SqlQuery("SELECT seq, content, node FROM insight_progress WHERE name = 'situation' FOR UPDATE")
    @RegisterConstructorMapper(Progress.class)
    Progress lockProgress();

    @SqlUpdate("UPDATE insight_progress SET node = :node WHERE name = 'situation'")
    void sign(String node);

    @SqlUpdate("UPDATE insight_progress SET seq = :seq, content = :content WHERE name = 'situation'")
    void move(long seq, String content);

    /** Newest first, as the index has them: H2 would sort all of them for another order, or one that does not name the incident. */
    @SqlQuery("""
            SELECT r.id, r.incident, r.author, r.text, r.posted_at, r.source, r.platform, r.lang, r.category, r.sentiment,
                r.rumour, r.erased, q.question_group
            FROM reaction r LEFT JOIN reaction_question q ON q.reaction = r.id
            WHERE r.incident = :incident AND r.id > :after AND r.id < :before
                AND NOT EXISTS (SELECT 1 FROM reaction_reading x WHERE x.reaction = r.id)
            ORDER BY r.incident, r.id DESC LIMIT :limit
            """)
    @RegisterConstructorMapper(Unread.class)
    List<Unread> unread(String incident, String after, String before, int limit);

    @SqlBatch("""
            INSERT INTO reaction_reading (reaction, incident, half_hour, author, themes)
            VALUES (:reaction, :incident, :halfHour, :author, :themes) ON CONFLICT DO NOTHING
            """)
    void add(@BindMethods List<Reading> readings);

    @SqlQuery("""
            SELECT x.reaction, x.incident, x.half_hour, r.incident AS now
            FROM reaction_reading x JOIN reaction r ON r.id = x.reaction WHERE x.reaction = ANY(:reactions)
            """)
    @RegisterConstructorMapper(Placed.class)
    List<Placed> placed(List<String> reactions);

    @SqlUpdate("UPDATE reaction_reading SET incident = :incident WHERE reaction = :reaction")
    void place(String reaction, String incident);

    @SqlUpdate("DELETE FROM reaction_reading WHERE incident = :incident")
    void forget(String incident);

    @SqlBatch("""
            INSERT INTO situation (incident, half_hour, stale) VALUES (:incident, :halfHour, TRUE)
            ON CONFLICT DO NOTHING
            """)
    void addSlots(@BindMethods List<Slot> slots);

    @SqlBatch("UPDATE situation SET stale = TRUE WHERE incident = :incident AND half_hour = :halfHour")
    void markStale(@BindMethods List<Slot> slots);

    /** Newest first, so that what people look at is right soon; whole incidents last, since they are added up. */
    @SqlQuery("SELECT incident, half_hour FROM situation WHERE stale ORDER BY half_hour DESC")
    @RegisterConstructorMapper(Slot.class)
    List<Slot> stale();

    @SqlUpdate("UPDATE situation SET stale = FALSE WHERE incident = :incident AND half_hour = :halfHour AND stale")
    int claim(@BindMethods Slot slot);

    @SqlUpdate("""
            UPDATE situation SET totals = :totals, counted_at = :at
            WHERE incident = :slot.incident AND half_hour = :slot.halfHour
            """)
    void put(@BindMethods("slot") Slot slot, String totals, Instant at);

    /** One by one: a half hour of a flood need not fit in memory. */
    @SqlQuery("""
            SELECT x.author, x.themes, r.source, r.platform, r.lang, r.category, r.sentiment, r.rumour
            FROM reaction_reading x JOIN reaction r ON r.id = x.reaction
            WHERE x.incident = :incident AND x.half_hour = :halfHour
            """)
    @RegisterConstructorMapper(Counted.class)
    @FetchSize(5000)
    void count(String incident, long halfHour, Consumer<Counted> each);

    @SqlQuery("SELECT author, COUNT(*) AS reactions FROM reaction_reading WHERE incident = :incident GROUP BY author")
    @RegisterConstructorMapper(Writer.class)
    @FetchSize(5000)
    void writers(String incident, Consumer<Writer> each);

    @SqlQuery("""
            SELECT half_hour, stale, totals, counted_at FROM situation
            WHERE incident = :incident AND half_hour >= :from AND half_hour < :to ORDER BY half_hour
            """)
    @RegisterConstructorMapper(Stored.class)
    List<Stored> between(String incident, long from, long to);

    @SqlQuery("SELECT MAX(half_hour) FROM situation WHERE incident = :incident AND half_hour > 0")
    Optional<Long> newest(String incident);

    /** The newest reactions of a half hour that have a theme by their words. */
    @SqlQuery("""
            SELECT x.reaction FROM reaction_reading x JOIN reaction r ON r.id = x.reaction
            WHERE x.incident = :incident AND x.half_hour >= :from AND x.half_hour < :to AND x.themes LIKE :theme
                AND NOT r.abusive AND NOT r.erased
            ORDER BY x.half_hour DESC, x.reaction DESC LIMIT :limit
            """)
    List<String> examples(String incident, long from, long to, String theme, int limit);
}
