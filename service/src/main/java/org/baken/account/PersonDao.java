package org.baken.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The practice colleague of guided exercises is nobody: a name on texts, whom no query here finds. */
@RegisterConstructorMapper(Person.class)
interface PersonDao {
    @SqlUpdate("""
            INSERT INTO person (id, username, name, email, phone, roles, language, active, version, changed_by, changed_at)
            VALUES (:id, :username, :name, :email, :phone, :roles, :language, :active, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Person person);

    @SqlUpdate("""
            UPDATE person SET name = :name, email = :email, phone = :phone, roles = :roles, language = :language,
                active = :active, version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods Person person);

    @SqlQuery("""
            SELECT id, username, name, email, phone, roles, language, active,
                EXISTS (SELECT 1 FROM second_factor
                    WHERE second_factor.person = person.id AND confirmed_at IS NOT NULL) AS second_factor,
                version, changed_by, changed_at
            FROM person WHERE id = :id AND id <> 'practice-colleague'
            """)
    Optional<Person> find(String id);

    @SqlQuery("""
            SELECT id, username, name, email, phone, roles, language, active,
                EXISTS (SELECT 1 FROM second_factor
                    WHERE second_factor.person = person.id AND confirmed_at IS NOT NULL) AS second_factor,
                version, changed_by, changed_at
            FROM person WHERE username = :username AND id <> 'practice-colleague'
            """)
    Optional<Person> findByUsername(String username);

    @SqlQuery("""
            SELECT id, username, name, email, phone, roles, language, active,
                EXISTS (SELECT 1 FROM second_factor
                    WHERE second_factor.person = person.id AND confirmed_at IS NOT NULL) AS second_factor,
                version, changed_by, changed_at
            FROM person
            WHERE username > :after AND id <> 'practice-colleague' AND (LOWER(name) LIKE :pattern ESCAPE '!' OR username LIKE :pattern ESCAPE '!')
            ORDER BY username LIMIT :limit
            """)
    List<Person> list(String after, String pattern, int limit);

    @SqlQuery("""
            SELECT id, username, name, email, phone, roles, language, active,
                EXISTS (SELECT 1 FROM second_factor
                    WHERE second_factor.person = person.id AND confirmed_at IS NOT NULL) AS second_factor,
                version, changed_by, changed_at
            FROM person WHERE active ORDER BY username
            """)
    List<Person> active();

    @SqlQuery("SELECT COUNT(*) FROM person WHERE id <> 'practice-colleague'")
    long count();

    @SqlQuery("SELECT password FROM person WHERE id = :id")
    Optional<String> password(String id);

    @SqlUpdate("UPDATE person SET password = :password WHERE id = :id")
    void setPassword(String id, String password);

    @SqlUpdate("INSERT INTO invitation (token_digest, person, expires_at) VALUES (:digest, :person, :expiresAt)")
    void invite(String digest, String person, Instant expiresAt);

    @SqlQuery("SELECT person FROM invitation WHERE token_digest = :digest AND expires_at > :now")
    Optional<String> invited(String digest, Instant now);

    @SqlUpdate("DELETE FROM invitation WHERE person = :person")
    void withdrawInvitations(String person);
}
