package org.baken.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.check.Finding.Advice;

/**
 * A message with all that surrounds it, as one person sees it in their language.
 *
 * @param title in the incident's first language, or how the text starts
 * @param submittedBy the name of who asked for sign-off; absent while it is a draft
 * @param signOffs those that count: of this revision, in the running or last review
 * @param objections to any revision, oldest first
 * @param acknowledged what was seen and left as it was before the running or last review
 * @param approvedLanguages those that may go out
 * @param pendingLanguages those that nobody has signed off enough
 * @param lastApprovedRevision the newest one that was ever approved; absent when none was
 * @param owed the review that the emergency road left behind; absent when nobody took that
 * @param whyNot why this person cannot sign it off, and who can; absent when they can
 * @param whyNotEmergency why this person cannot take the emergency road, and who can; absent when they can
 */
public record Dossier(
        String id,
        String incident,
        Purpose purpose,
        String audience,
        MessageState state,
        int revision,
        String hash,
        String title,
        Map<String, Content.Text> text,
        List<Content.Variant> variants,
        List<String> media,
        List<String> facts,
        String corrects,
        String supersedes,
        String supersededBy,
        List<History.Author> authors,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        String submittedBy,
        Instant submittedAt,
        List<Acknowledged> acknowledged,
        Instant remindedAt,
        Instant escalatedAt,
        List<SignOff> signOffs,
        List<Objection> objections,
        List<String> approvedLanguages,
        List<String> pendingLanguages,
        Integer lastApprovedRevision,
        int openComments,
        Owed owed,
        Instant approvedAt,
        Instant publishedAt,
        List<Advice> findings,
        SignOffRules.Policy policy,
        boolean mayISignOff,
        String whyNot,
        boolean mayIUseEmergency,
        String whyNotEmergency,
        long version) {}
