package org.baken.forwarding;

import java.util.List;
import org.baken.channel.TextCount;

/**
 * What would leave if somebody asked now.
 *
 * @param people how many would be asked
 * @param mails how many mails would leave
 * @param texts how many text messages would leave
 * @param byHand how many links the person who asks would give themselves
 * @param left who would be left out, and why
 * @param mail a mail as somebody would get it; null when none leaves
 * @param sms a text message as somebody would get it; null when none leaves
 * @param trouble what is missing, in the reader's language; empty when nothing is
 */
public record ForwardPreview(
        int people,
        int mails,
        int texts,
        int byHand,
        List<ForwardRequest.Left> left,
        Mail mail,
        Sms sms,
        List<String> trouble) {

    /** A mail as somebody would get it, without the link, which is nobody's yet. */
    public record Mail(String subject, String text) {}

    /**
     * A text message as somebody would get it, without the link.
     *
     * @param segments the parts of one, in which it is paid for, the link counted
     * @param total the parts of all
     */
    public record Sms(String text, int segments, TextCount.Unit unit, int total) {}
}
