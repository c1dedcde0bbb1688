package org.baken.clocks;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(NoNewsDao.Made.class)
interface NoNewsDao {
    /**
     * The draft that was made last.
     *
     * @param message null when none was made yet
     * @param revision the one that was made of the text; null likewise
     */
    record Made(String message, Integer revision) {}

    @SqlUpdate("INSERT INTO no_news (incident) VALUES (:incident) ON CONFLICT DO NOTHING")
    void prepare(String incident);

    /** Makes everybody else who wants a draft wait until the transaction ends. */
    @SqlQuery("SELECT message, revision FROM no_news WHERE incident = :incident FOR UPDATE")
    Made lock(String incident);

    @SqlQuery("SELECT message, revision FROM no_news WHERE incident = :incident")
    Optional<Made> find(String incident);

    @SqlUpdate("UPDATE no_news SET message = :message, revision = :revision WHERE incident = :incident")
    void made(String incident, String message, int revision);
}
