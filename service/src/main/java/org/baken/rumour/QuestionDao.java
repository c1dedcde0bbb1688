package org.baken.rumour;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baken.rumour.Question.Answer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Question.class)
interface QuestionDao {
    String COLUMNS =
            "q.id, q.rumour, q.token_digest, q.name, q.service, q.lang, q.question, q.mailed, q.asker, q.asked_by, "
                    + "q.asked_at, q.expires_at, q.revoked_at, q.answer, q.source, q.note, q.answered_at, NULL AS link";

    @SqlUpdate("""
            INSERT INTO rumour_question (id, rumour, token_digest, name, service, lang, question, mailed, asker, asked_by,
                asked_at, expires_at)
            VALUES (:id, :rumour, :tokenDigest, :name, :service, :lang, :question, :mailed, :asker, :askedBy, :askedAt,
                :expiresAt)
            """)
    void insert(@BindMethods Question question);

    @SqlQuery("SELECT " + COLUMNS + " FROM rumour_question q WHERE q.token_digest = :digest")
    Optional<Question> byDigest(String digest);

    @SqlQuery("SELECT " + COLUMNS + " FROM rumour_question q WHERE q.id = :id")
    Optional<Question> find(String id);

    @SqlQuery("SELECT " + COLUMNS
            + " FROM rumour_question q JOIN rumour r ON r.id = q.rumour WHERE r.incident = :incident "
            + "ORDER BY q.id")
    List<Question> ofIncident(String incident);

    /** Of two answers at the same moment, one gets a 1. */
    @SqlUpdate("""
            UPDATE rumour_question SET answer = :answer, source = :source, note = :note, answered_at = :now
            WHERE id = :id AND answered_at IS NULL AND revoked_at IS NULL AND expires_at > :now
            """)
    int answer(String id, Answer answer, String source, String note, Instant now);

    @SqlUpdate(
            "UPDATE rumour_question SET revoked_at = :now WHERE id = :id AND answered_at IS NULL AND revoked_at IS NULL")
    int revoke(String id, Instant now);
}
