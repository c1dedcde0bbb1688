package org.baken.check;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds what points at one person: numbers with their check digits, addresses, plates (guidelines A24, A25, L04). What belongs
 * to the organisation may be published.
 */
final class PersonalData {
    private static final Pattern NATIONAL =
            Pattern.compile("(?<![\\d.])\\d{2}[./ -]?\\d{2}[./ -]?\\d{2}[ ./-]?\\d{3}[ .-]?\\d{2}(?!\\d)");
    private static final Pattern BSN = Pattern.compile(
            "(?<![\\d.+])(?:[1-9]\\d{8}|[1-9]\\d{3}[. ]\\d{2}[. ]\\d{3}|[1-9]\\d{2}\\.\\d{3}\\.\\d{3})(?!\\d)");
    private static final Pattern IBAN =
            Pattern.compile("(?<![A-Z0-9])[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])");
    private static final Pattern PHONE = Pattern.compile("(?<![\\p{L}\\d])(?:\\+|0)\\d[\\d ./()-]{6,16}\\d(?![\\d])");
    private static final Pattern EMAIL = Pattern.compile(
            "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5}");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}])(?:"
                    + "\\p{Lu}[\\p{L}'’-]{0,30}(?:straat|laan|weg|plein|steenweg|dreef|lei|kaai|baan|gracht|kade|singel|dijk|hof|markt)"
                    + ",? (?:nr\\.? ?)?\\d{1,4}[A-Za-z]?"
                    + "|(?:rue|avenue|place|chaussée|boulevard|allée|quai|impasse|chemin)(?: [\\p{L}'’-]{1,30}){1,4},? \\d{1,4}[A-Za-z]?"
                    + "|\\d{1,4}[A-Za-z]? (?:\\p{Lu}[\\p{L}'’-]{1,30} ){1,3}(?:Street|Road|Avenue|Lane|Square|Drive)"
                    + ")(?![\\p{L}\\d.:])",
            Pattern.UNICODE_CASE);
    private static final Pattern PLATE =
            Pattern.compile("(?<![\\p{L}\\d-])(?:[1-9]-[A-Z]{3}-\\d{3}|[A-Z]{2}-\\d{3}-[A-Z]"
                    + "|[A-Z]-\\d{3}-[A-Z]{2}|\\d{2}-[A-Z]{2,3}-(?:\\d{1,2}|[A-Z]{2})|\\d-[A-Z]{3}-\\d{2}|[A-Z]{2}-\\d{2}-(?:\\d{2}|[A-Z]{2})"
                    + "|[A-Z]{3}-\\d{2}-[A-Z]|[A-Z]-\\d{2}-[A-Z]{3})(?![\\p{L}\\d-])");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s.,/()-]");
    private static final List<String> FRENCH_STREETS =
            List.of("rue", "avenue", "place", "chaussée", "boulevard", "allée", "quai", "impasse", "chemin");
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Set<PhoneNumberType> OF_PEOPLE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE);
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private final Prepared house;
    /** Variants mostly hold the numbers of the text of all platforms, and to judge a number takes long. */
    private final Map<String, Optional<String>> phones = new HashMap<>();

    /** For one draft. */
    PersonalData(Prepared house) {
        this.house = house;
    }

    void look(Passage passage, Report report) {
        String text = passage.text();
        if (text.indexOf('@') >= 0) {
            each(EMAIL, PersonalData::startsMail, passage, report, Rule.EMAIL, found -> true);
        }
        if (text.chars().noneMatch(PersonalData::isDigit)) {
            return;
        }
        each(
                NATIONAL,
                PersonalData::startsNumber,
                passage,
                report,
                Rule.NATIONAL_NUMBER,
                found -> isNational(digits(found)));
        each(BSN, PersonalData::startsNumber, passage, report, Rule.BSN, found -> isBsn(digits(found)));
        each(IBAN, PersonalData::startsIban, passage, report, Rule.IBAN, PersonalData::isIban);
        each(PHONE, PersonalData::startsPhone, passage, report, Rule.PHONE, this::isPhoneOfOthers);
        each(ADDRESS, PersonalData::startsAddress, passage, report, Rule.ADDRESS, found -> true);
        each(PLATE, PersonalData::startsPlate, passage, report, Rule.PLATE, found -> true);
    }

    private boolean isPhoneOfOthers(String found) {
        return phones.computeIfAbsent(found, PersonalData::phone)
                .filter(number -> !house.owns(number))
                .isPresent();
    }

    private static boolean startsMail(String text, int at) {
        if (!inMail(text.charAt(at)) || at > 0 && inMail(text.charAt(at - 1))) {
            return false;
        }
        int end = at + 1;
        while (end < text.length() && inMail(text.charAt(end))) {
            end++;
        }
        return end < text.length() && text.charAt(end) == '@';
    }

    private static boolean startsNumber(String text, int at) {
        return isDigit(text.charAt(at)) && (at == 0 || !isDigit(text.charAt(at - 1)));
    }

    private static boolean startsIban(String text, int at) {
        return isCapital(text.charAt(at)) && at + 2 < text.length() && isDigit(text.charAt(at + 2));
    }

    private static boolean startsPhone(String text, int at) {
        char letter = text.charAt(at);
        return (letter == '0' || letter == '+') && at + 1 < text.length() && isDigit(text.charAt(at + 1));
    }

    private static boolean startsPlate(String text, int at) {
        char letter = text.charAt(at);
        return (isDigit(letter) || isCapital(letter))
                && text.indexOf('-', at) - at <= 3
                && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    private static boolean startsAddress(String text, int at) {
        char letter = text.charAt(at);
        if (at > 0 && Character.isLetter(text.charAt(at - 1))) {
            return false;
        }
        if (isDigit(letter)) {
            return startsEnglishStreet(text, at);
        }
        if (Character.isUpperCase(letter) || Character.isSurrogate(letter)) {
            return startsDutchStreet(text, at);
        }
        return "racbqip".indexOf(letter) >= 0
                && FRENCH_STREETS.stream().anyMatch(street -> text.startsWith(street, at));
    }

    /** The number first, and then a name. */
    private static boolean startsEnglishStreet(String text, int at) {
        int end = at + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        end += end < text.length() && text.charAt(end) != ' ' ? 1 : 0;
        return end + 1 < text.length() && text.charAt(end) == ' ' && !Character.isLowerCase(text.charAt(end + 1));
    }

    /** One word, and then the number. */
    private static boolean startsDutchStreet(String text, int at) {
        int end = at + 1;
        while (end < text.length() && inStreet(text.charAt(end))) {
            end++;
        }
        end += end < text.length() && text.charAt(end) == ',' ? 1 : 0;
        return end + 1 < text.length()
                && text.charAt(end) == ' '
                && (isDigit(text.charAt(end + 1)) || text.charAt(end + 1) == 'n');
    }

    private static boolean inStreet(char letter) {
        return Character.isLetter(letter)
                || Character.isSurrogate(letter)
                || letter == '\''
                || letter == '’'
                || letter == '-';
    }

    private static boolean inMail(char letter) {
        return letter >= 'a' && letter <= 'z' || isCapital(letter) || isDigit(letter) || "._%+-".indexOf(letter) >= 0;
    }

    private static boolean isCapital(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    private interface Test {
        boolean holds(String found);
    }

    private void each(Pattern pattern, Starts.Place place, Passage passage, Report report, Rule rule, Test test) {
        Starts.each(pattern, place, passage.text(), (start, end) -> {
            String found = passage.text().substring(start, end);
            if (!house.owns(bare(found)) && test.holds(found)) {
                report.at(rule, passage, start, end, null, found);
            }
        });
    }

    /** Belgian national number: 97 minus the first nine digits modulo 97, with a 2 before them for who was born after 1999. */
    static boolean isNational(String digits) {
        if (digits.length() != 11) {
            return false;
        }
        long first = Long.parseLong(digits.substring(0, 9));
        int check = Integer.parseInt(digits.substring(9));
        return 97 - first % 97 == check || 97 - (2_000_000_000L + first) % 97 == check;
    }

    /** Dutch citizen service number: nine digits that pass the eleven test. */
    static boolean isBsn(String digits) {
        if (digits.length() != 9) {
            return false;
        }
        int sum = -(digits.charAt(8) - '0');
        for (int at = 0; at < 8; at++) {
            sum += (9 - at) * (digits.charAt(at) - '0');
        }
        return sum % 11 == 0;
    }

    /** Account number: ISO 13616, modulo 97. */
    static boolean isIban(String text) {
        String plain = text.replace(" ", "");
        if (plain.length() < 15 || plain.length() > 34) {
            return false;
        }
        StringBuilder number = new StringBuilder();
        (plain.substring(4) + plain.substring(0, 4))
                .chars()
                .forEach(letter -> number.append(Character.digit(letter, 36)));
        return new BigInteger(number.toString()).mod(MODULUS).equals(BigInteger.ONE);
    }

    /** The number in its international form, when it is one that people have in Belgium, the Netherlands, France or elsewhere. */
    static Optional<String> phone(String text) {
        for (String region : List.of("BE", "NL", "FR")) {
            try {
                PhoneNumber number = PHONES.parse(text, region);
                if (PHONES.isValidNumber(number) && OF_PEOPLE.contains(PHONES.getNumberType(number))) {
                    return Optional.of(PHONES.format(number, PhoneNumberFormat.E164));
                }
            } catch (NumberParseException none) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String digits(String text) {
        return NO_DIGIT.matcher(text).replaceAll("");
    }

    /** Without its punctuation and in lower case, so that two ways of writing it are the same. */
    static String bare(String text) {
        return PUNCTUATION.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
