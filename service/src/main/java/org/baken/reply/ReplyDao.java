package org.baken.reply;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.channel.Trouble;
import org.jdbi.v3.json.Json;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Reply.class)
interface ReplyDao {
    /** All of a reply. */
    String ALL = """
            id, incident, reaction, author, kind, rumour, batch, account, secluded, template, template_hash, lang, form,
            text, hash, needs_sign_off, writers, asked_by, asked_at, signed_by, signed_by_name, signed_at, objected_by,
            objection, state, place, rumour_place, problem, url, proof, ended_at, version, changed_by, changed_at
            """;

    /** Who is answered. */
    record Person(String handle, boolean pseudonym) {}

    /** Holds who is answered: of two people who answer them at once the second sees what the first did. */
    @SqlQuery("SELECT handle, pseudonym FROM reaction_author WHERE id = :author FOR UPDATE")
    @RegisterConstructorMapper(Person.class)
    Optional<Person> lockAuthor(String author);

    @SqlQuery("SELECT handle, pseudonym FROM reaction_author WHERE id = :author")
    @RegisterConstructorMapper(Person.class)
    Optional<Person> author(String author);

    @SqlUpdate("""
            INSERT INTO reply (id, incident, reaction, author, kind, rumour, batch, account, secluded, template,
                template_hash, lang, form, text, hash, needs_sign_off, writers, asked_by, asked_at, state, place,
                rumour_place, version, changed_by, changed_at)
            VALUES (:id, :incident, :reaction, :author, :kind, :rumour, :batch, :account, :secluded, :template,
                :templateHash, :lang, :form, :text, :hash, :needsSignOff, :writers, :askedBy, :askedAt, :state, :place,
                :rumourPlace, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Reply reply);

    @SqlQuery("SELECT " + ALL + " FROM reply WHERE id = :id")
    Optional<Reply> find(String id);

    @SqlQuery("SELECT " + ALL + " FROM reply WHERE id = :id FOR UPDATE")
    Optional<Reply> lock(String id);

    /** The answers to a reaction, oldest first. */
    @SqlQuery("SELECT " + ALL + " FROM reply WHERE reaction = :reaction ORDER BY id")
    List<Reply> ofReaction(String reaction);

    /** The answers that one writer got or gets about rumours, oldest first. */
    @SqlQuery("SELECT " + ALL + """
            FROM reply
            WHERE author = :author AND rumour IS NOT NULL AND kind = 'ANSWER' AND state <> 'WITHDRAWN' ORDER BY id
            """)
    List<Reply> aboutRumours(String author);

    /** Those of a batch with the same words that wait for the same sign-off. */
    @SqlQuery("SELECT " + ALL + """
            FROM reply
            WHERE batch = :batch AND text = :text AND lang = :lang AND state = 'IN_REVIEW' AND objection IS NULL
            ORDER BY id FOR UPDATE
            """)
    List<Reply> likeIt(String batch, String text, String lang);

    /** How many answers there are to each of these, also those that have not left; receipts do not count. */
    @SqlQuery("""
            SELECT reaction, COUNT(*) AS number FROM reply
            WHERE reaction = ANY(:reactions) AND kind = 'ANSWER' AND state <> 'WITHDRAWN' GROUP BY reaction
            """)
    @KeyColumn("reaction")
    @ValueColumn("number")
    Map<String, Integer> counts(Collection<String> reactions);

    /** The answers and receipts to each of these, oldest first, held until the transaction ends. */
    @SqlQuery("SELECT " + ALL + " FROM reply WHERE reaction = ANY(:reactions) ORDER BY id FOR UPDATE")
    List<Reply> lockAll(Collection<String> reactions);

    @SqlQuery("SELECT " + ALL + " FROM reply WHERE reaction = ANY(:reactions) ORDER BY id")
    List<Reply> ofAll(Collection<String> reactions);

    /** Holds the writers of these reactions, always in one order: nobody asks for an answer to them meanwhile. */
    @SqlQuery("""
            SELECT id FROM reaction_author WHERE id IN (SELECT author FROM reaction WHERE id = ANY(:reactions))
            ORDER BY id FOR UPDATE
            """)
    List<String> lockAuthorsOf(Collection<String> reactions);

    /** Those that wait for a second person in an incident, oldest first. */
    @SqlQuery("SELECT " + ALL + """
            FROM reply WHERE incident = :incident AND state = 'IN_REVIEW' AND objection IS NULL ORDER BY id LIMIT :most
            """)
    List<Reply> unsigned(String incident, int most);

    /** What would be left unanswered in an incident. */
    @SqlQuery("SELECT " + ALL + """
            FROM reply
            WHERE incident = :incident AND kind = 'ANSWER'
                AND state IN ('IN_REVIEW', 'QUEUED', 'UNCLEAR', 'TODO', 'REFUSED') ORDER BY id
            """)
    List<Reply> open(String incident);

    /** The answers of an incident in a state, newest first. */
    @SqlQuery("SELECT " + ALL + """
            FROM reply WHERE incident = :incident AND state IN (<states>) AND id < :before AND kind = 'ANSWER'
            ORDER BY id DESC LIMIT :limit
            """)
    List<Reply> list(String incident, @BindList("states") List<ReplyState> states, String before, int limit);

    @SqlUpdate("""
            UPDATE reply SET text = :text, hash = :hash, writers = :writers, template = NULL, template_hash = NULL,
                needs_sign_off = TRUE, objection = NULL, objected_by = NULL, version = version + 1, changed_by = :by,
                changed_at = :now
            WHERE id = :id
            """)
    int rewrite(String id, String text, String hash, @Json List<String> writers, String by, Instant now);

    @SqlUpdate("""
            UPDATE reply SET objection = :comment, objected_by = :by, version = version + 1, changed_by = :by,
                changed_at = :now
            WHERE id = :id
            """)
    int object(String id, String comment, String by, Instant now);

    /** @param person null takes the signature back */
    @SqlUpdate("""
            UPDATE reply SET signed_by = :person, signed_by_name = :name, signed_at = :at, version = version + 1 WHERE id = :id
            """)
    int sign(String id, String person, String name, Instant at);

    /** Moves on what the caller has locked. */
    @SqlUpdate("""
            UPDATE reply SET state = :to, account = :account, problem = :problem, version = version + 1,
                changed_by = :by, changed_at = :now
            WHERE id = :id
            """)
    int move(String id, ReplyState to, String account, @Json Trouble problem, String by, Instant now);

    @SqlUpdate("UPDATE reply SET url = :url, proof = :proof, ended_at = :at WHERE id = :id")
    int end(String id, String url, String proof, Instant at);

    /** Whoever wants to answer instead can. */
    @SqlUpdate("UPDATE reply SET place = NULL, rumour_place = NULL WHERE id = :id")
    int makeRoom(String id);

    /** Takes out what was written. */
    @SqlUpdate("""
            UPDATE reply SET text = '', proof = NULL, url = NULL, objection = CASE WHEN objection IS NULL THEN NULL ELSE '' END
            WHERE id = :id
            """)
    int wipe(String id);

    /** Takes out where it stands and what people noted about it; what it says stays. */
    @SqlUpdate("""
            UPDATE reply SET proof = NULL, url = NULL, objection = CASE WHEN objection IS NULL THEN NULL ELSE '' END
            WHERE id = :id
            """)
    int wipeTraces(String id);
}
