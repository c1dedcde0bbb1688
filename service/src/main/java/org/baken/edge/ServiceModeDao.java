package org.baken.edge;

import java.time.Instant;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(ServiceMode.class)
interface ServiceModeDao {
    @SqlQuery("SELECT public_only, version, changed_by, changed_at FROM service_mode")
    ServiceMode find();

    /** As above, and keeps everybody else from changing it until the transaction ends. */
    @SqlQuery("SELECT public_only, version, changed_by, changed_at FROM service_mode FOR UPDATE")
    ServiceMode lock();

    @SqlUpdate("""
            UPDATE service_mode SET public_only = :publicOnly, version = version + 1, changed_by = :by, changed_at = :at
            """)
    void change(boolean publicOnly, String by, Instant at);
}
