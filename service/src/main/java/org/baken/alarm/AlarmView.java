package org.baken.alarm;

import java.time.Instant;
import java.util.List;
import org.baken.account.Role;
import org.baken.clocks.ClockKind;

/**
 * An alarm as it is answered.
 *
 * @param incident null when it is about an account
 * @param delivery null when it stands for several
 * @param text what happened, in a sentence
 * @param next what a person does about it now, in a sentence
 * @param clock the kind of clock that runs late; null when it is about none, or about several
 * @param clockOf the id of what that clock runs for
 * @param roles whose task it is, who may say besides who leads or speaks that they look after it
 * @param url where it can be seen; null when there is nothing to see
 * @param excerpt what was seen, when somebody else posted
 * @param count how many things of this kind it stands for
 * @param overAt when it mended itself; null while it lasts
 */
public record AlarmView(
        String id,
        AlarmKind kind,
        String incident,
        String message,
        String account,
        String delivery,
        ClockKind clock,
        String clockOf,
        List<Role> roles,
        String text,
        String next,
        String url,
        String excerpt,
        int count,
        Instant at,
        Instant overAt,
        String seenBy,
        Instant seenAt,
        String note,
        long version) {}
