package org.baken.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Message.class)
interface MessageDao {
    /** Messages with their last revision. */
    String ALL = """
            SELECT message.id, message.incident, message.state, message.revision, message.review,
                message_revision.content, message_revision.headline, message_revision.hash,
                message.superseded_by, message.created_at, message.version, message.changed_by, message.changed_at
            FROM message JOIN message_revision
                ON message_revision.message = message.id AND message_revision.number = message.revision
            """;

    @SqlUpdate("""
            INSERT INTO message (id, incident, state, revision, review, corrects, supersedes, superseded_by,
                created_at, version, changed_by, changed_at)
            VALUES (:id, :incident, :state, :revision, :review, :content.corrects, :content.supersedes, :supersededBy,
                :createdAt, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Message message);

    /** The only statement that writes a state. Nothing happens, and 0 comes back, when somebody else was first. */
    @SqlUpdate("""
            UPDATE message SET state = :state, revision = :revision, review = :review,
                corrects = :content.corrects, supersedes = :content.supersedes, superseded_by = :supersededBy,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND state = :from AND version = :version
            """)
    int update(@BindMethods Message changed, MessageState from);

    /** Makes everybody else who wants to change the message wait until the transaction ends. */
    @SqlQuery("SELECT id FROM message WHERE id = :id FOR UPDATE")
    Optional<String> lock(String id);

    @SqlQuery(ALL + """
            WHERE message.id = :id
            """)
    Optional<Message> find(String id);

    /** Newest first. */
    @SqlQuery(ALL + """
            WHERE message.incident = :incident AND message.id < :before
            ORDER BY message.id DESC LIMIT :limit
            """)
    List<Message> list(String incident, String before, int limit);

    /** Which version each message of an incident is at. */
    @SqlQuery("SELECT id, version FROM message WHERE incident = :incident")
    @KeyColumn("id")
    @ValueColumn("version")
    Map<String, Long> versions(String incident);

    @SqlQuery(ALL + """
            WHERE message.id IN (<ids>)
            """)
    List<Message> some(@BindList("ids") List<String> ids);

    @SqlQuery("SELECT COUNT(*) > 0 FROM rumour WHERE id = :rumour AND incident = :incident")
    boolean isRumour(String rumour, String incident);

    /** What somebody claims, in the words in which it goes round. */
    @SqlQuery("SELECT claim FROM rumour WHERE id = :rumour AND incident = :incident")
    Optional<String> claim(String rumour, String incident);

    /** What went out, newest first. */
    @SqlQuery(ALL + """
            WHERE message.incident = :incident AND message.state IN ('PUBLISHED', 'SUPERSEDED')
            ORDER BY message.id DESC LIMIT :limit
            """)
    List<Message> wentOut(String incident, int limit);

    /** How many messages of an incident came out since then. */
    @SqlQuery("""
            SELECT COUNT(DISTINCT message.id) FROM message
            JOIN message_step ON message_step.message = message.id
            WHERE message.incident = :incident AND message_step.state = 'PUBLISHED' AND message_step.at > :since
            """)
    int publishedSince(String incident, Instant since);

    /** When something of an incident went out last that was not undone; empty while nothing is out. */
    @SqlQuery("""
            SELECT MAX(message_step.at) FROM message JOIN message_step ON message_step.message = message.id
            WHERE message.incident = :incident AND message.state IN ('PUBLISHED', 'SUPERSEDED', 'WITHDRAWN')
                AND message_step.state = 'PUBLISHED'
            """)
    Optional<Instant> lastPublished(String incident);

    /** The messages that this one took the place of. */
    @SqlQuery("SELECT id FROM message WHERE superseded_by = :id ORDER BY id")
    List<String> supersededBy(String id);

    @SqlUpdate("""
            INSERT INTO message_revision (message, number, content, headline, hash, author, author_name, at,
                restored_from)
            VALUES (:message, :number, :content, :headline, :hash, :author, :authorName, :at, :restoredFrom)
            """)
    void insertRevision(@BindMethods Revision revision);

    @SqlQuery("""
            SELECT message, number, content, headline, hash, author, author_name, at, restored_from
            FROM message_revision WHERE message = :message AND number = :number
            """)
    @RegisterConstructorMapper(Revision.class)
    Optional<Revision> revision(String message, int number);

    @SqlQuery("""
            SELECT message, number, content, headline, hash, author, author_name, at, restored_from
            FROM message_revision WHERE message = :message ORDER BY number
            """)
    @RegisterConstructorMapper(Revision.class)
    List<Revision> revisions(String message);

    @SqlQuery("""
            SELECT message, author, author_name, MIN(number) AS since
            FROM message_revision WHERE message IN (<messages>)
            GROUP BY message, author, author_name ORDER BY since
            """)
    @RegisterConstructorMapper(Authorship.class)
    List<Authorship> authors(@BindList("messages") List<String> messages);

    /** That somebody wrote revisions of a message, from this one on. */
    record Authorship(String message, String author, String authorName, int since) {}

    @SqlUpdate("""
            INSERT INTO message_step (message, version, state, revision, person, name, at)
            VALUES (:message, :version, :state, :revision, :person, :name, :at)
            """)
    void insertStep(@BindMethods Step step);

    @SqlQuery("""
            SELECT message, version, state, revision, person, name, at
            FROM message_step WHERE message IN (<messages>) ORDER BY version
            """)
    @RegisterConstructorMapper(Step.class)
    List<Step> steps(@BindList("messages") List<String> messages);

    /** Of the practice colleague it is noted where they did: the database allows guided exercises alone. */
    @SqlUpdate("""
            INSERT INTO sign_off (message, review, turn, person, name, revision, hash, languages, required, answers,
                comment, by_link, at, practice)
            VALUES (:message, :review, :turn, :person, :name, :revision, :hash, :languages, :required, :answers,
                :comment, :byLink, :at,
                CASE WHEN :person = 'practice-colleague' THEN (SELECT incident FROM message WHERE id = :message) END)
            """)
    void insertSignOff(@BindMethods SignOff signOff);

    /** Those of the running or last review. */
    @SqlQuery("""
            SELECT sign_off.message, sign_off.review, sign_off.turn, sign_off.person, sign_off.name, sign_off.revision,
                sign_off.hash, sign_off.languages, sign_off.required, sign_off.answers, sign_off.comment,
                sign_off.by_link, sign_off.at
            FROM sign_off JOIN message ON message.id = sign_off.message AND message.review = sign_off.review
            WHERE sign_off.message IN (<messages>) ORDER BY sign_off.at, sign_off.person, sign_off.turn
            """)
    @RegisterConstructorMapper(SignOff.class)
    List<SignOff> signOffs(@BindList("messages") List<String> messages);

    /** Those of all reviews. */
    @SqlQuery("""
            SELECT message, review, turn, person, name, revision, hash, languages, required, answers, comment, by_link, at
            FROM sign_off WHERE message = :message ORDER BY at, person, turn
            """)
    @RegisterConstructorMapper(SignOff.class)
    List<SignOff> everySignOff(String message);

    @SqlUpdate("""
            INSERT INTO objection (id, message, person, name, revision, comment, at)
            VALUES (:id, :message, :person, :name, :revision, :comment, :at)
            """)
    void insertObjection(@BindMethods Objection objection);

    @SqlQuery("""
            SELECT id, message, person, name, revision, comment, at
            FROM objection WHERE message IN (<messages>) ORDER BY id
            """)
    @RegisterConstructorMapper(Objection.class)
    List<Objection> objections(@BindList("messages") List<String> messages);
}
