package org.baken.playbook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A list of things to do, as a file describes it (guidelines V16, B03).
 *
 * @param id the file's name without its ending
 * @param phase the phase of most of its items
 * @param title its name, by language
 * @param about when one takes it, by language; null when the file does not say
 * @param types the kinds of incident it is proposed for; empty for all
 * @param review when somebody must look whether it still holds (guideline B13); null when the file does not say
 * @param approved who approved it (guideline B14); null when the file does not say
 * @param items what to do, in the order of the file
 * @param hash SHA-256 of the file: tells which version an incident worked with
 */
public record Playbook(
        String id,
        Phase phase,
        Map<String, String> title,
        Map<String, String> about,
        List<String> types,
        LocalDate review,
        Approval approved,
        List<PlaybookItem> items,
        String hash) {

    /** @param by who approved, such as the college of mayor and aldermen */
    public record Approval(String by, LocalDate on) {}

    public Playbook {
        types = types == null ? List.of() : List.copyOf(types);
        items = List.copyOf(items);
    }

    /** Whether it is made for this type of incident. */
    boolean isFor(String type) {
        return types.stream().anyMatch(one -> one.equalsIgnoreCase(type.strip()));
    }
}
