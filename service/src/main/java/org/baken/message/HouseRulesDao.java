package org.baken.message;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(HouseRules.class)
interface HouseRulesDao {
    @SqlQuery("""
            SELECT own_numbers, own_addresses, confidential_terms, emergency_mandate, emergency_review_minutes, levels,
                version, changed_by, changed_at
            FROM house_rules
            """)
    HouseRules rules();

    @SqlUpdate("""
            UPDATE house_rules SET own_numbers = :ownNumbers, own_addresses = :ownAddresses,
                confidential_terms = :confidentialTerms, emergency_mandate = :emergencyMandate,
                emergency_review_minutes = :emergencyReviewMinutes, levels = :levels, version = version + 1,
                changed_by = :changedBy, changed_at = :changedAt
            WHERE version = :version
            """)
    int update(@BindMethods HouseRules rules);
}
