package org.baken.reaction;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Step.class)
@RegisterConstructorMapper(StepEvidence.class)
interface StepDao {
    /** Keeps others from working on its procedure until the transaction ends. */
    @SqlQuery("SELECT id FROM reaction WHERE id = :id FOR UPDATE")
    Optional<String> lock(String id);

    @SqlUpdate("""
            INSERT INTO reaction_step (id, reaction, step, act, category, note, url, done_by, done_at)
            VALUES (:id, :reaction, :step, :act, :category, :note, :url, :doneBy, :doneAt)
            """)
    void insert(@BindMethods Step step);

    /** Those that stand, oldest first. */
    @SqlQuery("""
            SELECT id, reaction, step, act, category, note, url, done_by, done_at, undone_by, undone_at
            FROM reaction_step WHERE reaction = :reaction AND undone_at IS NULL ORDER BY id
            """)
    List<Step> standing(String reaction);

    @SqlUpdate("UPDATE reaction_step SET undone_by = :by, undone_at = :at WHERE id = :id AND undone_at IS NULL")
    int undo(String id, String by, Instant at);

    @SqlUpdate("""
            INSERT INTO reaction_evidence (id, reaction, name, type, size, sha256, text, address, added_by, added_at)
            VALUES (:id, :reaction, :name, :type, :size, :sha256, :text, :address, :addedBy, :addedAt)
            """)
    void insert(@BindMethods StepEvidence evidence);

    /** Oldest first. */
    @SqlQuery("""
            SELECT id, reaction, name, type, size, sha256, text, address, added_by, added_at
            FROM reaction_evidence WHERE reaction = :reaction ORDER BY id
            """)
    List<StepEvidence> evidenceOf(String reaction);

    @SqlQuery("""
            SELECT id, reaction, name, type, size, sha256, text, address, added_by, added_at
            FROM reaction_evidence WHERE id = :id
            """)
    Optional<StepEvidence> evidence(String id);

    @SqlQuery("""
            SELECT reaction, COUNT(*) AS number FROM reaction_evidence WHERE reaction = ANY(:reactions) GROUP BY reaction
            """)
    @KeyColumn("reaction")
    @ValueColumn("number")
    Map<String, Integer> evidenceCounts(Collection<String> reactions);

    @SqlUpdate("""
            INSERT INTO reaction_judgement (id, reaction, category, sentiment, answers, tree, judged_by, judged_at)
            VALUES (:id, :reaction, :category, :sentiment, :answers, :tree, :by, :at)
            """)
    void judged(
            String id,
            String reaction,
            String category,
            Sentiment sentiment,
            String answers,
            String tree,
            String by,
            Instant at);

    /** How often this writer had an answer from us in this conversation. */
    @SqlQuery("""
            SELECT COUNT(*) FROM reaction
            WHERE author = :author AND incident = :incident AND thread IS NOT DISTINCT FROM :thread
                AND answered_at IS NOT NULL
            """)
    int exchanges(String author, String incident, String thread);

    /** The most answers that each of these writers had from us in one conversation. */
    @SqlQuery("""
            SELECT author, MAX(number) AS most FROM (
                SELECT author, COUNT(*) AS number FROM reaction
                WHERE author = ANY(:authors) AND answered_at IS NOT NULL GROUP BY author, incident, thread) conversation
            GROUP BY author
            """)
    @KeyColumn("author")
    @ValueColumn("most")
    Map<String, Integer> mostExchanges(Collection<String> authors);

    /** Oldest first. */
    @SqlQuery("""
            SELECT id, reaction, name, type, size, sha256, text, address, added_by, added_at
            FROM reaction_evidence WHERE reaction = ANY(:reactions) ORDER BY id
            """)
    List<StepEvidence> evidenceOfAll(Collection<String> reactions);

    /** Also those that were taken back, oldest first. */
    @SqlQuery("""
            SELECT id, reaction, step, act, category, note, url, done_by, done_at, undone_by, undone_at
            FROM reaction_step WHERE reaction = ANY(:reactions) ORDER BY id
            """)
    List<Step> ofAll(Collection<String> reactions);

    @SqlQuery("SELECT DISTINCT sha256 FROM reaction_evidence WHERE reaction = ANY(:reactions) AND text IS NULL")
    List<String> filesOf(Collection<String> reactions);

    /** Oldest first. */
    @SqlQuery("""
            SELECT e.id FROM reaction_evidence e JOIN reaction r ON r.id = e.reaction
            WHERE r.incident = :incident ORDER BY e.id
            """)
    List<String> evidenceOfIncident(String incident);

    /** How many pieces of evidence, of a reaction or of a rumour, are this file. */
    @SqlQuery("""
            SELECT (SELECT COUNT(*) FROM reaction_evidence WHERE sha256 = :sha256 AND text IS NULL)
                + (SELECT COUNT(*) FROM evidence WHERE sha256 = :sha256)
            """)
    int uses(String sha256);

    @SqlUpdate("DELETE FROM reaction_evidence WHERE reaction = ANY(:reactions)")
    void dropEvidence(Collection<String> reactions);

    @SqlUpdate("UPDATE reaction_step SET note = NULL, url = NULL WHERE reaction = ANY(:reactions)")
    void dropNotes(Collection<String> reactions);
}
