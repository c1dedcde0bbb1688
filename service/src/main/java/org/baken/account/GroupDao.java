package org.baken.account;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(Group.class)
interface GroupDao {
    @SqlUpdate("""
            INSERT INTO contact_group (id, name, kind, members, version, changed_by, changed_at)
            VALUES (:id, :name, :kind, :members, :version, :changedBy, :changedAt)
            """)
    void insert(@BindMethods Group group);

    @SqlUpdate("""
            UPDATE contact_group SET name = :name, kind = :kind, members = :members,
                version = version + 1, changed_by = :changedBy, changed_at = :changedAt
            WHERE id = :id AND version = :version
            """)
    int update(@BindMethods Group group);

    @SqlQuery("""
            SELECT id, name, kind, members, version, changed_by, changed_at FROM contact_group WHERE id = :id
            """)
    Optional<Group> find(String id);

    @SqlQuery("SELECT id, name, kind, members, version, changed_by, changed_at FROM contact_group ORDER BY name, id")
    List<Group> list();
}
