package org.baken.listening;

import java.util.Optional;
import org.baken.incident.IncidentKind;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(SignalForm.class)
interface SignalFormDao {
    @SqlQuery(
            "SELECT kind, code, enabled, contact, version, changed_by, changed_at FROM signal_form WHERE kind = :kind")
    Optional<SignalForm> find(IncidentKind kind);

    @SqlQuery(
            "SELECT kind, code, enabled, contact, version, changed_by, changed_at FROM signal_form WHERE code = :code")
    Optional<SignalForm> coded(String code);

    @SqlUpdate("""
            INSERT INTO signal_form (kind, code, enabled, contact, version, changed_by, changed_at)
            VALUES (:kind, :code, :enabled, :contact, 1, :changedBy, :changedAt) ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods SignalForm form);

    @SqlUpdate("""
            UPDATE signal_form SET code = :code, enabled = :enabled, contact = :contact, version = version + 1,
                changed_by = :changedBy, changed_at = :changedAt
            WHERE kind = :kind AND version = :version
            """)
    int update(@BindMethods SignalForm form);
}
