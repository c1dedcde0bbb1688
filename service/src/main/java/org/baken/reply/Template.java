package org.baken.reply;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baken.platform.Guideline;

/**
 * An answer that the house approved.
 *
 * @param title what a moderator chooses by, by language
 * @param classes the classes of the decision tree that it answers
 * @param secluded whether it may be said only where nobody else reads along
 * @param text by language, with placeholders
 */
record Template(
        String id,
        ReplyKind kind,
        Map<String, String> title,
        List<String> classes,
        List<Guideline> guidelines,
        @JsonProperty("private") boolean secluded,
        Map<String, Forms> text) {

    /** @param formal null in a language that makes no difference */
    record Forms(String informal, String formal) {
        String in(AddressForm form) {
            return form == AddressForm.FORMAL && formal != null ? formal : informal;
        }
    }

    /** With its placeholders; empty in a language that it is not written in. */
    Optional<String> in(String lang, AddressForm form) {
        return Optional.ofNullable(text.get(lang)).map(forms -> forms.in(form));
    }
}
