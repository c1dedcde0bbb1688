package org.baken.auth;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SecondFactorDao {
    /**
     * The second factor of one person.
     *
     * @param secret encrypted
     * @param confirmedAt null while the person has not proved that their device knows it
     */
    record Row(String person, String secret, Instant confirmedAt, long lastStep) {
        boolean isOn() {
            return confirmedAt != null;
        }
    }

    @SqlQuery("SELECT person, secret, confirmed_at, last_step FROM second_factor WHERE person = :person")
    @RegisterConstructorMapper(Row.class)
    Optional<Row> find(String person);

    @SqlUpdate("""
            INSERT INTO second_factor (person, secret, confirmed_at, last_step) VALUES (:person, :secret, NULL, -1)
            ON CONFLICT DO NOTHING
            """)
    int begin(String person, String secret);

    @SqlUpdate("UPDATE second_factor SET secret = :secret WHERE person = :person AND confirmed_at IS NULL")
    int beginAgain(String person, String secret);

    /** Of two uses of one code at the same moment, one gets a 1. */
    @SqlUpdate("UPDATE second_factor SET last_step = :step WHERE person = :person AND last_step < :step")
    int spend(String person, long step);

    @SqlUpdate("UPDATE second_factor SET confirmed_at = :now WHERE person = :person AND confirmed_at IS NULL")
    int confirm(String person, Instant now);

    @SqlQuery("SELECT person FROM second_factor ORDER BY person")
    List<String> people();

    @SqlQuery("SELECT person, secret, confirmed_at, last_step FROM second_factor WHERE person = :person FOR UPDATE")
    @RegisterConstructorMapper(Row.class)
    Optional<Row> lock(String person);

    /** The same secret, encrypted with another key. */
    @SqlUpdate("UPDATE second_factor SET secret = :secret WHERE person = :person")
    int reseal(String person, String secret);

    @SqlUpdate("DELETE FROM second_factor WHERE person = :person")
    int remove(String person);
}
