package org.baken.authenticity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.baken.message.VerificationCode;

/** Answers whether something is ours: a text, an address or a code. Thread-safe. */
final class Verifier {
    /** As many characters as anybody looks up at once. */
    static final int LONGEST_TEXT = 20_000;

    /** As many characters as an address or a code has at most. */
    static final int LONGEST_ADDRESS = 2_000;

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(?:https?://|www\\.)\\S+|[\\p{L}\\p{N}.-]+\\.\\p{L}{2,24}(?:[/:?#]\\S*)?");

    private final Register register;
    private final Addresses addresses;
    private final String house;

    /** @param house its name */
    Verifier(Register register, Addresses addresses, String house) {
        this.house = house;
        this.register = register;
        this.addresses = addresses;
    }

    /** What somebody pasted: mostly a text, and sometimes nothing but an address or a code. Empty when there is no word in it. */
    Optional<Answer> pasted(String pasted) {
        String bare = Spelled.seen(pasted).strip();
        if (VerificationCode.read(bare).isPresent()) {
            return Optional.of(code(bare));
        }
        if (bare.length() <= LONGEST_ADDRESS && ADDRESS.matcher(bare).matches()) {
            return Optional.of(addresses.answer(bare));
        }
        Texts texts = new Texts(register.shelf(), pasted, house, addresses::isOwn);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.answer());
    }

    /** An address. */
    Answer address(String written) {
        return addresses.answer(Spelled.seen(written).strip());
    }

    /** A code from a poster or a message; what is not public has none. */
    Answer code(String typed) {
        Shelf shelf = register.shelf();
        return VerificationCode.read(typed)
                .flatMap(shelf::coded)
                .map(found -> Answer.of(shelf, found, null))
                .orElseGet(() -> Answer.plain(Answer.State.UNKNOWN));
    }
}
