package org.baken.forwarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Where messages were shared, and who must hear to stop. */
@RegisterConstructorMapper(SharedPlace.class)
@RegisterConstructorMapper(StopNotice.class)
interface SharingDao {
    @SqlQuery("SELECT id FROM forward_place WHERE recipient = :recipient AND name = :name")
    Optional<String> place(String recipient, String name);

    @SqlUpdate("""
            INSERT INTO forward_place (id, recipient, name, reach, said_at) VALUES (:id, :recipient, :name, :reach, :at)
            """)
    void insertPlace(String id, String recipient, String name, Integer reach, Instant at);

    @SqlUpdate("UPDATE forward_place SET reach = :reach WHERE id = :id AND (reach IS NULL OR reach <> :reach)")
    int declare(String id, int reach);

    @SqlUpdate("""
            INSERT INTO forward_shared (place, message, shared_at)
            SELECT CAST(:place AS VARCHAR(36)), CAST(:message AS VARCHAR(36)), CAST(:at AS TIMESTAMP WITH TIME ZONE)
            WHERE NOT EXISTS (SELECT 1 FROM forward_shared WHERE place = :place AND message = :message)
            """)
    int share(String place, String message, Instant at);

    @SqlUpdate("""
            UPDATE forward_shared SET removed_at = :at
            WHERE place = :place AND message = :message AND removed_at IS NULL
            """)
    int removed(String place, String message, Instant at);

    @SqlQuery("""
            SELECT p.id, p.recipient, p.name, p.reach, s.message, s.shared_at, s.removed_at
            FROM forward_place p JOIN forward_shared s ON s.place = p.id
            WHERE p.recipient = :recipient ORDER BY p.said_at, p.name, s.message
            """)
    List<SharedPlace> ofRecipient(String recipient);

    @SqlQuery("""
            SELECT p.id, p.recipient, p.name, p.reach, s.message, s.shared_at, s.removed_at
            FROM forward_recipient r JOIN forward_place p ON p.recipient = r.id JOIN forward_shared s ON s.place = p.id
            WHERE r.request = :request ORDER BY p.said_at, p.name, s.message
            """)
    List<SharedPlace> ofRequest(String request);

    @SqlBatch("""
            INSERT INTO forward_notice (id, recipient, message, state) VALUES (:id, :recipient, :message, :state)
            """)
    void insertNotices(@BindMethods List<StopNotice> notices);

    @SqlQuery("""
            SELECT n.id, n.recipient, n.message, n.state, n.told_at, n.seen_at, n.cleared_at
            FROM forward_recipient r JOIN forward_notice n ON n.recipient = r.id WHERE r.request = :request ORDER BY n.id
            """)
    List<StopNotice> noticesOfRequest(String request);

    @SqlQuery("""
            SELECT id, recipient, message, state, told_at, seen_at, cleared_at
            FROM forward_notice WHERE recipient = :recipient ORDER BY id
            """)
    List<StopNotice> notices(String recipient);

    @SqlQuery("""
            SELECT id, recipient, message, state, told_at, seen_at, cleared_at FROM forward_notice WHERE id = :id
            """)
    Optional<StopNotice> notice(String id);

    @SqlUpdate("""
            UPDATE forward_notice SET state = :to, told_at = COALESCE(told_at, :toldAt) WHERE id = :id AND state = :from
            """)
    int told(String id, SendingState from, SendingState to, Instant toldAt);

    @SqlUpdate("UPDATE forward_notice SET seen_at = :at WHERE recipient = :recipient AND seen_at IS NULL")
    int seen(String recipient, Instant at);

    @SqlUpdate("""
            UPDATE forward_notice SET cleared_at = :at
            WHERE recipient = :recipient AND message = :message AND cleared_at IS NULL
            """)
    int cleared(String recipient, String message, Instant at);
}
