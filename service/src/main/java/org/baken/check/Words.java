package org.baken.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.baken.platform.ContentFolder;

/** The word lists, by language, ready for looking up. Immutable. */
public final class Words {
    private static final class Shipped {
        private static final Words WORDS = read();
    }

    /** The words of one language. */
    record Of(WordTree tree, Set<String> names, Set<String> abbreviations) {}

    private record Written(
            @JsonProperty String id,
            List<String> abbreviations,
            List<String> names,
            List<Jargon> jargon,
            List<String> loaded,
            List<String> insulting,
            List<String> political,
            List<String> blaming,
            List<String> speculating,
            List<String> confidential,
            List<String> others) {}

    private record Jargon(String word, String instead) {}

    private static final Of NONE = new Of(new WordTree(), Set.of(), Set.of());

    private final Map<String, Of> byLanguage;

    private Words(Map<String, Of> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /**
     * Gives the word lists that come with Baken, read once.
     *
     * @throws org.baken.platform.ContentProblem naming file and line of every fault, the first time
     */
    public static Words shipped() {
        return Shipped.WORDS;
    }

    /** The words of a language; none when there is no list for it. */
    Of in(String lang) {
        return byLanguage.getOrDefault(lang, NONE);
    }

    private static Words read() {
        String schema = ContentFolder.text("schema/words.schema.json");
        Map<String, Of> all = new HashMap<>();
        for (String lang : Arrays.asList("nl", "fr", "en")) {
            Written words =
                    ContentFolder.read("words/" + lang + ".yml").fits(schema).as(Written.class);
            WordTree tree = new WordTree();
            words.jargon.forEach(one -> tree.add(one.word(), Rule.JARGON, one.instead()));
            tree.addAll(words.loaded, Rule.LOADED);
            tree.addAll(words.insulting, Rule.INSULTING);
            tree.addAll(words.political, Rule.POLITICAL);
            tree.addAll(words.blaming, Rule.BLAMING);
            tree.addAll(words.speculating, Rule.SPECULATING);
            tree.addAll(words.confidential, Rule.CONFIDENTIAL);
            tree.addAll(words.others, Rule.OTHERS);
            all.put(words.id, new Of(tree, Set.copyOf(words.names), new HashSet<>(words.abbreviations)));
        }
        return new Words(Map.copyOf(all));
    }
}
