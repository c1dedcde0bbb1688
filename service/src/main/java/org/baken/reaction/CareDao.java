package org.baken.reaction;

import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Care.class)
interface CareDao {
    @SqlQuery("SELECT name, phone, email, text, version, changed_by, changed_at FROM care_contact WHERE id = 1")
    Optional<Care> find();

    @SqlUpdate("""
            INSERT INTO care_contact (id, name, phone, email, text, version, changed_by, changed_at)
            VALUES (1, :name, :phone, :email, :text, 1, :changedBy, :changedAt)
            ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods Care care);

    @SqlUpdate("""
            UPDATE care_contact SET name = :name, phone = :phone, email = :email, text = :text,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = 1 AND version = :version
            """)
    int update(@BindMethods Care care);
}
