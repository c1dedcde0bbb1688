package org.baken.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface QuestionDao {
    /** A reaction that may be a question, with the group it is in; null when it is in none. */
    record Candidate(
            String id,
            String author,
            String text,
            Instant postedAt,
            String category,
            boolean erased,
            String questionGroup) {}

    /** A group as it is compared. */
    record Compared(String id, String features) {}

    /** A group as it changes. */
    record Written(String id, String incident, String features, Instant lastAt) {}

    /** That a reaction is in a group. */
    record Member(String reaction, String questionGroup, String author) {}

    /** One of the questions of a group. */
    record Example(String reaction, String text, String lang, Instant postedAt) {}

    @SqlQuery("""
            SELECT r.id, r.author, r.text, r.posted_at, r.category, r.erased, q.question_group
            FROM reaction r LEFT JOIN reaction_question q ON q.reaction = r.id
            WHERE r.id = ANY(:reactions) ORDER BY r.id
            """)
    @RegisterConstructorMapper(Candidate.class)
    List<Candidate> candidates(List<String> reactions);

    /** Those that were asked last: nobody waits for an answer to what was asked last week. */
    @SqlQuery("""
            SELECT id, features FROM question_group WHERE incident = :incident ORDER BY last_at DESC, id DESC LIMIT :limit
            """)
    @RegisterConstructorMapper(Compared.class)
    List<Compared> newest(String incident, int limit);

    @SqlBatch("""
            INSERT INTO question_group (id, incident, features, questions, authors, last_at)
            VALUES (:id, :incident, :features, 0, 0, :lastAt)
            """)
    void insert(@BindMethods List<Written> groups);

    @SqlBatch("""
            UPDATE question_group SET features = :features,
                last_at = CASE WHEN last_at < :lastAt THEN :lastAt ELSE last_at END
            WHERE id = :id
            """)
    void update(@BindMethods List<Written> groups);

    @SqlBatch("""
            INSERT INTO reaction_question (reaction, question_group, author) VALUES (:reaction, :questionGroup, :author)
            ON CONFLICT DO NOTHING
            """)
    void join(@BindMethods List<Member> members);

    @SqlQuery("SELECT question_group FROM reaction_question WHERE reaction = :reaction")
    Optional<String> groupOf(String reaction);

    @SqlUpdate("DELETE FROM reaction_question WHERE reaction = :reaction")
    void leave(String reaction);

    @SqlUpdate("""
            UPDATE question_group SET
                questions = (SELECT COUNT(*) FROM reaction_question q WHERE q.question_group = question_group.id),
                authors = (SELECT COUNT(DISTINCT q.author) FROM reaction_question q WHERE q.question_group = question_group.id)
            WHERE id = ANY(:groups)
            """)
    void recount(List<String> groups);

    @SqlUpdate("""
            UPDATE question_group SET
                questions = (SELECT COUNT(*) FROM reaction_question q WHERE q.question_group = question_group.id),
                authors = (SELECT COUNT(DISTINCT q.author) FROM reaction_question q WHERE q.question_group = question_group.id)
            WHERE incident = :incident
            """)
    void recountAll(String incident);

    @SqlQuery("""
            SELECT id, incident, questions, authors, last_at, refused_by, refused_at FROM question_group WHERE id = :id
            """)
    @RegisterConstructorMapper(QuestionGroup.class)
    Optional<QuestionGroup> find(String id);

    /** Asked by most people first. */
    @SqlQuery("""
            SELECT g.id, g.incident, g.questions, g.authors, g.last_at, g.refused_by, g.refused_at FROM question_group g
            WHERE g.incident = :incident AND g.authors >= :atLeast
                AND (:refused OR g.refused_by IS NULL)
                AND NOT EXISTS (SELECT 1 FROM question_asked a WHERE a.question_group = g.id)
            ORDER BY g.authors DESC, g.id LIMIT :limit
            """)
    @RegisterConstructorMapper(QuestionGroup.class)
    List<QuestionGroup> proposals(String incident, int atLeast, boolean refused, int limit);

    /** What nobody has to read, or may read any more, is no example. */
    @SqlQuery("""
            SELECT q.reaction, r.text, r.lang, r.posted_at FROM reaction_question q JOIN reaction r ON r.id = q.reaction
            WHERE q.question_group = :group AND NOT r.erased AND NOT r.abusive ORDER BY q.reaction LIMIT :limit
            """)
    @RegisterConstructorMapper(Example.class)
    List<Example> examples(String group, int limit);

    @SqlUpdate("""
            UPDATE question_group SET refused_by = :by, refused_at = :at WHERE id = :id
            """)
    void refuse(String id, String by, Instant at);
}
