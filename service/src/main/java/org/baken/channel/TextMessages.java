package org.baken.channel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.baken.channel.Form.Field;
import org.baken.channel.Form.Kind;

/** What every channel for text messages shares, whichever way they leave: numbers, senders, and how many parts one may have. */
public final class TextMessages {

    /** To whom: numbers as people write them. */
    public static final Field NUMBERS = Field.optional("recipients", Kind.LIST);
    /** Where a number without a country code is at home; Belgium when nothing is chosen. */
    public static final Field COUNTRY = Field.optionalChoice("country", "BE", "NL", "LU", "FR", "DE");
    /** The most parts a message may have. */
    public static final Field PARTS = Field.optional("parts", Kind.NUMBER);

    private static final int MOST_PARTS = 20;
    private static final int LONGEST_NAME = 11;

    private TextMessages() {}

    /** A number in its international form (E.164), such as {@code +32470123456}; empty when it is none. */
    public static Optional<String> number(String typed, Link link) {
        return number(typed, link.setting(COUNTRY.name()).orElse("BE"));
    }

    private static Optional<String> number(String typed, String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(typed, country);
            return numbers.isPossibleNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException none) {
            return Optional.empty();
        }
    }

    /** The account's numbers in their international form, each once, in the order of the settings. */
    public static List<String> recipients(Link link) {
        return link.list(NUMBERS.name()).stream()
                .flatMap(typed -> number(typed, link).stream())
                .distinct()
                .toList();
    }

    /** The limits for one account. */
    public static SmsLimits limits(Link link) {
        return link.number(PARTS.name())
                .filter(parts -> parts > 0 && parts <= MOST_PARTS)
                .map(SmsLimits::new)
                .orElse(SmsLimits.USUAL);
    }

    /**
     * Whether a text message can come from there: a name of at most 11 letters and digits, which nobody can answer, or a
     * number (3GPP TS 23.040, 9.1.2.5).
     */
    public static boolean isSender(String from) {
        return from.matches("\\+?\\d{3,15}")
                || from.length() <= LONGEST_NAME && from.matches("(?=.*[A-Za-z])[A-Za-z0-9 .&_-]+");
    }

    /**
     * What is wrong with the fields that all these channels share.
     *
     * @param sender the setting that says who a message comes from
     */
    public static List<SettingProblem> problems(Link link, String sender) {
        List<SettingProblem> problems = new ArrayList<>();
        link.list(NUMBERS.name()).stream()
                .filter(typed -> number(typed, link).isEmpty())
                .findFirst()
                .ifPresent(typed -> problems.add(problem(NUMBERS.name(), "channel.sms.number", typed)));
        link.setting(sender)
                .filter(from -> !isSender(from))
                .ifPresent(from -> problems.add(problem(sender, "channel.sms.sender")));
        link.number(PARTS.name())
                .filter(parts -> parts < 1 || parts > MOST_PARTS)
                .ifPresent(parts -> problems.add(problem(PARTS.name(), "channel.sms.parts", MOST_PARTS)));
        return problems;
    }

    private static SettingProblem problem(String field, String key, Object... args) {
        return new SettingProblem("settings." + field, Trouble.of(key, args));
    }
}
