package org.baken.playbook;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(OwnPlaybook.class)
interface OwnPlaybookDao {
    @SqlQuery("SELECT file, hash, refused, since, good FROM own_playbook ORDER BY file")
    List<OwnPlaybook> all();

    @SqlUpdate("""
            INSERT INTO own_playbook (file, hash, refused, since, good)
            VALUES (:file, :hash, :refused, :since, :good)
            """)
    void insert(@BindMethods OwnPlaybook own);

    @SqlUpdate("""
            UPDATE own_playbook SET hash = :hash, refused = :refused, since = :since, good = :good WHERE file = :file
            """)
    int update(@BindMethods OwnPlaybook own);

    @SqlUpdate("DELETE FROM own_playbook WHERE file = :file")
    int remove(String file);
}
