package org.baken.auth;

import java.util.List;

/**
 * What a client must know of this installation.
 *
 * @param name the organisation
 * @param languages in which it publishes, two-letter codes, the first being its own
 * @param timeZone in which times are shown
 * @param scales suggested for an incident
 * @param incidentTypes suggested for an incident
 * @param undoSeconds how long a publication waits before anything leaves (guideline V32)
 * @param firstStatementMinutes within which a first statement is promised (guideline V10)
 * @param updateMinutes after which the next update is promised (guideline H40)
 * @param rumourMinutes within which a rumour of middling harm gets a verdict, and a false one its correction (guideline V11)
 * @param escalationMinutes after which the lead and the deputies are told that something promised is late
 */
public record House(
        String name,
        List<String> languages,
        String publicUrl,
        String timeZone,
        List<String> scales,
        List<String> incidentTypes,
        int undoSeconds,
        int firstStatementMinutes,
        int updateMinutes,
        int rumourMinutes,
        int escalationMinutes) {}
