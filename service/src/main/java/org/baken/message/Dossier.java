package org.baken.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.baken.check.Finding.Advice;

/**
 * A message with all that surrounds it, as one person sees it in their language.
 *
 * @param title in the incident's first language, or how the text starts
 * @param cap how it reads as an alert; absent when nobody said
 * @param factsMoved whether a fact that it rests on changed since it was written
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
        List<Worded> variants,
        List<Content.Media> media,
        List<String> facts,
        Cap cap,
        List<RestsOn> restsOn,
        boolean factsMoved,
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
        long version) {

    /**
     * The words for one platform in one language.
     *
     * @param moved whether the text of all platforms changed since somebody last held this beside it
     */
    public record Worded(String platform, String lang, String body, boolean moved) {
        static List<Worded> of(Content content) {
            return content.variants().stream()
                    .map(variant ->
                            new Worded(variant.platform(), variant.lang(), variant.body(), content.hasMoved(variant)))
                    .toList();
        }
    }
}
