package org.baken.reply;

/**
 * The answer that somebody wants to give.
 *
 * @param template the id of a template; null for free text
 * @param lang two-letter code; null for the writer's language
 * @param address null for the form in which the writer addresses us
 * @param text null for the template's own; a template's text that was changed is free text
 * @param secluded whether it is said in private, though the reaction is public; what was written in private is always answered so
 * @param again whether it is given although the writer has an answer already
 */
record Wish(String template, String lang, AddressForm address, String text, boolean secluded, boolean again) {
    /** The same, but for nobody who has an answer already. */
    Wish once() {
        return new Wish(template, lang, address, text, secluded, false);
    }
}
