package org.baken.approval;

import java.time.Instant;
import java.util.Optional;
import org.baken.approval.ReviewLink.Ending;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(ReviewLink.class)
interface ReviewLinkDao {
    @SqlUpdate("""
            INSERT INTO review_link (id, token_digest, message, review, revision, hash, person, made_by, made_at,
                expires_at, wrong)
            VALUES (:id, :tokenDigest, :message, :review, :revision, :hash, :person, :madeBy, :madeAt, :expiresAt, :wrong)
            """)
    void insert(@BindMethods ReviewLink link);

    @SqlQuery("""
            SELECT id, token_digest, message, review, revision, hash, person, made_by, made_at, expires_at, wrong,
                ended_at, ending
            FROM review_link WHERE token_digest = :digest
            """)
    Optional<ReviewLink> byDigest(String digest);

    @SqlUpdate("UPDATE review_link SET wrong = wrong + 1 WHERE id = :id AND ended_at IS NULL")
    int wrong(String id);

    /** Of two uses at the same moment, one gets a 1. */
    @SqlUpdate("UPDATE review_link SET ended_at = :now, ending = :ending WHERE id = :id AND ended_at IS NULL")
    int end(String id, Ending ending, Instant now);

    @SqlUpdate("""
            UPDATE review_link SET ended_at = :now, ending = 'REPLACED'
            WHERE message = :message AND person = :person AND ended_at IS NULL
            """)
    void replace(String message, String person, Instant now);
}
