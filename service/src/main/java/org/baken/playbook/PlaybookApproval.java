package org.baken.playbook;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A stamp that was given in the console (guidelines B13, B14).
 *
 * @param hash of the file that was approved: it says nothing of another version
 * @param approvedBy who approved, such as the college of mayor and aldermen
 * @param review when somebody has to look at it again
 */
public record PlaybookApproval(
        String playbook,
        String hash,
        String approvedBy,
        LocalDate approvedOn,
        LocalDate review,
        long version,
        String changedBy,
        Instant changedAt) {}
