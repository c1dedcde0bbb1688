package org.baken.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A text that somebody typed into one field.
 *
 * @param title whether it is a title
 */
record Passage(String path, String platform, String lang, String text, boolean title) {

    /** Every text of a draft. */
    static List<Passage> of(Draft draft) {
        List<Passage> passages = new ArrayList<>();
        for (Map.Entry<String, Draft.Text> entry : draft.text().entrySet()) {
            String lang = entry.getKey();
            Draft.Text text = entry.getValue();
            if (text.title() != null) {
                passages.add(new Passage("text." + lang + ".title", null, lang, text.title(), true));
            }
            if (text.core() == null) {
                passages.add(new Passage("text." + lang + ".body", null, lang, text.body(), false));
            } else {
                text.core()
                        .forEach((part, words) -> passages.add(
                                new Passage("text." + lang + ".core." + part.field(), null, lang, words, false)));
            }
        }
        for (Draft.Variant variant : draft.variants()) {
            passages.add(new Passage(
                    "variants." + variant.platform() + "." + variant.lang(),
                    variant.platform(),
                    variant.lang(),
                    variant.body(),
                    false));
        }
        return passages;
    }
}
