package org.baken.reaction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Reaction.class)
interface ReactionDao {

    /** A writer, with what tells them from others. */
    record KnownAuthor(String id, String authorKey) {}

    /** A reaction, with what tells it from others. */
    record Fixed(Reaction reaction, String origin) {}

    /** A writer who may be known already. */
    record NewAuthor(Author author, String authorKey) {}

    @SqlQuery("SELECT id, author_key FROM reaction_author WHERE author_key = ANY(:keys)")
    @RegisterConstructorMapper(KnownAuthor.class)
    List<KnownAuthor> authorsOf(List<String> keys);

    @SqlQuery("""
            SELECT id, exercise, platform, handle, name, address, pseudonym, first_at
            FROM reaction_author WHERE id = ANY(:ids)
            """)
    @RegisterConstructorMapper(Author.class)
    List<Author> authors(List<String> ids);

    @SqlQuery("""
            SELECT id, incident, source, account, platform, remote_id, in_reply_to, thread, author, text, lang, url,
                secluded, pictures, posted_at, received_at, due_at, state, sentiment, category, triaged_by, triaged_at,
                answered_at, rumour, assignee, note, abusive, erased, version, changed_by, changed_at
            FROM reaction WHERE id = :id
            """)
    Optional<Reaction> find(String id);

    /** Moves it on from the state in which it was read to the one that the record holds, with what was decided about it. */
    @SqlUpdate("""
            UPDATE reaction SET incident = :incident, state = :state, sentiment = :sentiment, category = :category, triaged_by = :triagedBy,
                triaged_at = :triagedAt, answered_at = :answeredAt, due_at = :dueAt, rumour = :rumour,
                assignee = :assignee, note = :note, abusive = :abusive,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND state = :from AND version = :version
            """)
    int update(@BindMethods Reaction reaction, ReactionState from);

    @SqlQuery("""
            SELECT id, incident, source, account, platform, remote_id, in_reply_to, thread, author, text, lang, url,
                secluded, pictures, posted_at, received_at, due_at, state, sentiment, category, triaged_by, triaged_at,
                answered_at, rumour, assignee, note, abusive, erased, version, changed_by, changed_at
            FROM reaction WHERE id = ANY(:ids)
            """)
    List<Reaction> findAll(List<String> ids);

    /**
     * A page of those that a filter asks for; its conditions compare with what is bound here.
     *
     * @param from the reactions, {@code r}, with the index that H2 is to use
     * @param ids for conditions that name them
     */
    @SqlQuery("""
            SELECT r.id, r.incident, r.source, r.account, r.platform, r.remote_id, r.in_reply_to, r.thread, r.author,
                r.text, r.lang, r.url, r.secluded, r.pictures, r.posted_at, r.received_at, r.due_at, r.state,
                r.sentiment, r.category, r.triaged_by, r.triaged_at, r.answered_at, r.rumour, r.assignee, r.note,
                r.abusive, r.erased, r.version, r.changed_by, r.changed_at
            FROM <from>
            WHERE <conditions>
            ORDER BY <order> LIMIT :limit
            """)
    List<Reaction> list(
            @Define String from,
            @Define String conditions,
            @Define String order,
            @BindMethods ReactionFilter filter,
            List<String> ids,
            String afterId,
            Instant afterDue,
            int limit);

    /** Those of a writer that came before this id, newest first. */
    @SqlQuery("""
            SELECT id, incident, source, account, platform, remote_id, in_reply_to, thread, author, text, lang, url,
                secluded, pictures, posted_at, received_at, due_at, state, sentiment, category, triaged_by, triaged_at,
                answered_at, rumour, assignee, note, abusive, erased, version, changed_by, changed_at
            FROM reaction WHERE author = :author AND id < :before ORDER BY id DESC LIMIT :most
            """)
    List<Reaction> ofAuthor(String author, String before, int most);

    /** Somebody with an account. */
    record Named(String id, String name) {}

    @SqlQuery("SELECT id, name FROM person WHERE id = ANY(:ids)")
    @RegisterConstructorMapper(Named.class)
    List<Named> people(List<String> ids);

    /** The one of an incident that is the same as an arrival. */
    @SqlQuery("""
            SELECT id, incident, source, account, platform, remote_id, in_reply_to, thread, author, text, lang, url,
                secluded, pictures, posted_at, received_at, due_at, state, sentiment, category, triaged_by, triaged_at,
                answered_at, rumour, assignee, note, abusive, erased, version, changed_by, changed_at
            FROM reaction
            WHERE incident = :incident AND origin = :origin
            """)
    Optional<Reaction> ofOrigin(String incident, String origin);

    @SqlQuery("SELECT reaction FROM reaction_moved WHERE incident = :incident AND origin = :origin")
    Optional<String> movedAs(String incident, String origin);

    /** A text, with what tells its reaction from others. */
    record Said(String origin, String text) {}

    /** What the reactions with these origins say; what was erased says nothing. Looked up by the origins alone. */
    @SqlQuery("""
            SELECT origin, text FROM reaction
            WHERE origin = ANY(:origins) AND COALESCE(incident, '') = :incident AND NOT erased
            """)
    @RegisterConstructorMapper(Said.class)
    List<Said> said(String incident, List<String> origins);

    /** Remembers that a reaction was in this incident. */
    @SqlUpdate("""
            INSERT INTO reaction_moved (incident, origin, reaction)
            SELECT incident, origin, id FROM reaction WHERE id = :id
            ON CONFLICT DO NOTHING
            """)
    void moveAway(String id);

    /** Forgets that a reaction was in this incident: it is there again. */
    @SqlUpdate("DELETE FROM reaction_moved WHERE reaction = :id AND incident = :incident")
    void moveBack(String id, String incident);

    /** Whether an incident has the same reaction already. */
    @SqlQuery("""
            SELECT COUNT(*) FROM reaction
            WHERE incident = :incident AND origin = (SELECT origin FROM reaction WHERE id = :id)
            """)
    int sameIn(String incident, String id);

    @SqlQuery("SELECT origin FROM reaction_moved WHERE incident = :incident AND origin = ANY(:origins)")
    List<String> movedAway(String incident, List<String> origins);

    @SqlQuery("SELECT COUNT(*) FROM reaction WHERE author = :author AND posted_at >= :since")
    int ofAuthorSince(String author, Instant since);
}
