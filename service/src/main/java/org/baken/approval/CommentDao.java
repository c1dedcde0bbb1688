package org.baken.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Comment.class)
interface CommentDao {
    /** How many comments of a message nobody has resolved. */
    record Open(String message, int count) {}

    @SqlUpdate("""
            INSERT INTO message_comment (id, message, revision, path, span_start, span_end, quote, text, person, name, at)
            VALUES (:id, :message, :revision, :path, :spanStart, :spanEnd, :quote, :text, :person, :name, :at)
            """)
    void insert(@BindMethods Comment comment);

    /** Oldest first. */
    @SqlQuery("""
            SELECT id, message, revision, path, span_start, span_end, quote, text, person, name, at, resolved_by, resolved_at
            FROM message_comment WHERE message = :message ORDER BY id
            """)
    List<Comment> of(String message);

    @SqlQuery("""
            SELECT id, message, revision, path, span_start, span_end, quote, text, person, name, at, resolved_by, resolved_at
            FROM message_comment WHERE id = :id
            """)
    Optional<Comment> find(String id);

    @SqlQuery("""
            SELECT message, COUNT(*) AS count FROM message_comment
            WHERE message IN (<messages>) AND resolved_at IS NULL GROUP BY message
            """)
    @RegisterConstructorMapper(Open.class)
    List<Open> open(@BindList("messages") List<String> messages);

    /** Of two who resolve at the same moment, one gets a 1. */
    @SqlUpdate("""
            UPDATE message_comment SET resolved_by = :name, resolved_at = :now WHERE id = :id AND resolved_at IS NULL
            """)
    int resolve(String id, String name, Instant now);

    @SqlUpdate("""
            UPDATE message_comment SET resolved_by = NULL, resolved_at = NULL WHERE id = :id AND resolved_at IS NOT NULL
            """)
    int reopen(String id);
}
