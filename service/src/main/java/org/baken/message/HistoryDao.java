package org.baken.message;

import java.time.Instant;
import java.util.List;
import org.baken.incident.FactState;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What happens around the reviews of messages. */
interface HistoryDao {
    /** A row of what was seen and left as it was. */
    record AcknowledgedRow(
            String message,
            long review,
            String finding,
            String checkName,
            String text,
            String person,
            String name,
            Instant at) {}

    @SqlUpdate("""
            INSERT INTO acknowledgement (message, review, finding, check_name, text, person, name, at)
            VALUES (:message, :review, :finding, :checkName, :text, :person, :name, :at)
            """)
    void insertAcknowledged(@BindMethods AcknowledgedRow acknowledged);

    /** Those of the running or last review. */
    @SqlQuery("""
            SELECT acknowledgement.message, acknowledgement.review, acknowledgement.finding, acknowledgement.check_name,
                acknowledgement.text, acknowledgement.person, acknowledgement.name, acknowledgement.at
            FROM acknowledgement JOIN message
                ON message.id = acknowledgement.message AND message.review = acknowledgement.review
            WHERE acknowledgement.message IN (<messages>) ORDER BY acknowledgement.finding
            """)
    @RegisterConstructorMapper(AcknowledgedRow.class)
    List<AcknowledgedRow> acknowledged(@BindList("messages") List<String> messages);

    /** How a fact stood when a revision was written. */
    record Ground(String message, int revision, String fact, long factVersion, FactState factState, String textHash) {}

    @SqlBatch("""
            INSERT INTO revision_fact (message, revision, fact, fact_version, fact_state, text_hash)
            VALUES (:message, :revision, :fact, :factVersion, :factState, :textHash)
            """)
    void insertGrounds(@BindMethods List<Ground> grounds);

    /** Those of the newest revisions. */
    @SqlQuery("""
            SELECT revision_fact.message, revision_fact.revision, revision_fact.fact, revision_fact.fact_version,
                revision_fact.fact_state, revision_fact.text_hash
            FROM revision_fact JOIN message
                ON message.id = revision_fact.message AND message.revision = revision_fact.revision
            WHERE revision_fact.message IN (<messages>)
            """)
    @RegisterConstructorMapper(Ground.class)
    List<Ground> grounds(@BindList("messages") List<String> messages);

    @SqlUpdate("""
            INSERT INTO emergency (message, review, person, name, revision, hash, reason, at, due_at)
            VALUES (:message, :review, :person, :name, :revision, :hash, :reason, :at, :dueAt)
            """)
    void insertEmergency(@BindMethods Emergency emergency);

    /** Those of the running or last review. */
    @SqlQuery("""
            SELECT emergency.message, emergency.review, emergency.person, emergency.name, emergency.revision,
                emergency.hash, emergency.reason, emergency.at, emergency.due_at
            FROM emergency JOIN message ON message.id = emergency.message AND message.review = emergency.review
            WHERE emergency.message IN (<messages>)
            """)
    @RegisterConstructorMapper(Emergency.class)
    List<Emergency> emergencies(@BindList("messages") List<String> messages);
}
