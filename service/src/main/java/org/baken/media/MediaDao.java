package org.baken.media;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(MediaItem.class)
interface MediaDao {
    /** Adds it, unless somebody was first with this generation: then nothing happens and 0 comes back. */
    @SqlUpdate("""
            INSERT INTO media (id, incident, digest, generation, name, type, width, height, size, widths, still,
                rights, credit, consent, added_by, added_at)
            VALUES (:id, :incident, :digest, :generation, :name, :type, :width, :height, :size, :widths, :still,
                :rights, :credit, :consent, :addedBy, :addedAt)
            ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods MediaItem item);

    @SqlQuery("""
            SELECT id, incident, digest, generation, name, type, width, height, size, widths, still,
                rights, credit, consent, added_by, added_at
            FROM media WHERE id = :id
            """)
    Optional<MediaItem> find(String id);

    @SqlQuery("""
            SELECT id, incident, digest, generation, name, type, width, height, size, widths, still,
                rights, credit, consent, added_by, added_at
            FROM media WHERE incident = :incident AND id IN (<ids>)
            """)
    List<MediaItem> some(String incident, @BindList List<String> ids);

    /** What was declared last about a file. */
    @SqlQuery("""
            SELECT id, incident, digest, generation, name, type, width, height, size, widths, still,
                rights, credit, consent, added_by, added_at
            FROM media WHERE incident = :incident AND digest = :digest
            ORDER BY generation DESC FETCH FIRST 1 ROWS ONLY
            """)
    Optional<MediaItem> newest(String incident, String digest);

    /** What was declared last about each file, the newest first. */
    @SqlQuery("""
            SELECT id, incident, digest, generation, name, type, width, height, size, widths, still,
                rights, credit, consent, added_by, added_at
            FROM media
            WHERE incident = :incident AND NOT EXISTS (
                SELECT 1 FROM media later WHERE later.incident = media.incident AND later.digest = media.digest
                    AND later.generation > media.generation)
            ORDER BY id DESC
            """)
    List<MediaItem> all(String incident);

    @SqlQuery("SELECT COUNT(*) FROM media WHERE incident = :incident")
    int count(String incident);
}
