package org.baken.check;

import java.util.List;
import java.util.Map;

/**
 * The words and pictures of a message that is being written.
 *
 * @param text by language (two-letter code)
 * @param variants what goes to one platform instead of the text
 * @param pictures what goes along
 */
public record Draft(Map<String, Text> text, List<Variant> variants, List<Picture> pictures) {

    public Draft(Map<String, Text> text, List<Variant> variants) {
        this(text, variants, List.of());
    }

    /**
     * The words in one language.
     *
     * @param title null when there is none
     * @param body all of it, also when it was put together from parts
     * @param core the parts it was put together from, without their labels; null when it was written as one text
     */
    public record Text(String title, String body, Map<Part, String> core) {

        public Text(String title, String body) {
            this(title, body, null);
        }
    }

    /**
     * The words for one platform in one language.
     *
     * @param moved whether the text of all platforms changed since somebody last held this beside it
     */
    public record Variant(String platform, String lang, String body, boolean moved) {

        public Variant(String platform, String lang, String body) {
            this(platform, lang, body, false);
        }
    }

    /**
     * A picture that goes along.
     *
     * @param alt what it shows, for people who do not see it, by language
     * @param declared whether somebody declared by what right we may use it (guideline A16)
     * @param agreed whether nobody can be recognised on it, or everybody who can be agrees (guideline A24)
     */
    public record Picture(String id, Map<String, String> alt, boolean declared, boolean agreed) {}
}
