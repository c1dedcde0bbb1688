package org.baken.triage;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

@RegisterConstructorMapper(TriagePolicy.class)
interface TriagePolicyDao {
    @SqlQuery("""
            SELECT political, commercial, positive, strikes, exchanges, answer_within_minutes,
                crisis_answer_within_minutes, free_text_needs_sign_off, templates_need_sign_off, spread_reach,
                spread_sightings, retention_days, pseudonymise_after_days, code_of_conduct_url, code_approved_by,
                code_approved_on, code_review_on, version, changed_by, changed_at
            FROM triage_policy WHERE id = 1
            """)
    Optional<TriagePolicy> find();

    @SqlUpdate("""
            INSERT INTO triage_policy (id, political, commercial, positive, strikes, exchanges, answer_within_minutes,
                crisis_answer_within_minutes, free_text_needs_sign_off, templates_need_sign_off, spread_reach,
                spread_sightings, retention_days, pseudonymise_after_days, code_of_conduct_url, code_approved_by,
                code_approved_on, code_review_on, version, changed_by, changed_at)
            VALUES (1, :political, :commercial, :positive, :strikes, :exchanges, :answerWithinMinutes,
                :crisisAnswerWithinMinutes, :freeTextNeedsSignOff, :templatesNeedSignOff, :spreadThreshold.reach,
                :spreadThreshold.sightings, :retentionDays, :pseudonymiseAfterDays, :codeOfConductUrl, :codeApprovedBy,
                :codeApprovedOn, :codeReviewOn, 1, :by, :at)
            ON CONFLICT DO NOTHING
            """)
    int insert(@BindMethods TriagePolicy policy, String by, Instant at);

    @SqlUpdate("""
            UPDATE triage_policy SET political = :political, commercial = :commercial, positive = :positive,
                strikes = :strikes, exchanges = :exchanges, answer_within_minutes = :answerWithinMinutes,
                crisis_answer_within_minutes = :crisisAnswerWithinMinutes,
                free_text_needs_sign_off = :freeTextNeedsSignOff, templates_need_sign_off = :templatesNeedSignOff,
                spread_reach = :spreadThreshold.reach, spread_sightings = :spreadThreshold.sightings,
                retention_days = :retentionDays, pseudonymise_after_days = :pseudonymiseAfterDays,
                code_of_conduct_url = :codeOfConductUrl, code_approved_by = :codeApprovedBy,
                code_approved_on = :codeApprovedOn, code_review_on = :codeReviewOn,
                version = version + 1, changed_by = :by, changed_at = :at
            WHERE id = 1 AND version = :from
            """)
    int update(@BindMethods TriagePolicy policy, long from, String by, Instant at);
}
