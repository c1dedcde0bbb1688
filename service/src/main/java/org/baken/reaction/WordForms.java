package org.baken.reaction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;

/**
 * The forms under which the words of a text are found: as they stand without accents and capitals, and their stems in Dutch, French
 * and English. The same on every database, because it is worked out here. In which language somebody wrote is not asked: platforms
 * say what the reader's settings are, and people mix languages.
 */
final class WordForms {
    private static final CharArraySet ELIDED = FrenchAnalyzer.DEFAULT_ARTICLES;

    /** Stemmers keep what they work on. */
    private static final ThreadLocal<List<SnowballStemmer>> STEMMERS = ThreadLocal.withInitial(
            () -> List.of(of(DutchStemmer::new), of(FrenchStemmer::new), of(EnglishStemmer::new)));

    /** Most of what people write is the same few thousand words; working the stems out is most of the work of a search index. */
    private static final Cache<String, Set<String>> KNOWN =
            Caffeine.newBuilder().maximumSize(20_000).build();

    /** Longer ones are addresses, which hardly ever come again. */
    private static final int LONGEST_KNOWN = 30;

    private WordForms() {}

    /** The forms of each word of a text, in the order of the words (UAX #29). */
    static List<Set<String>> of(String text) {
        return words(text).stream().map(WordForms::forms).toList();
    }

    /** The words of a text without accents and capitals, and nothing else. */
    static List<String> folded(String text) {
        return words(text).stream().map(WordForms::fold).toList();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (StandardTokenizer tokenizer = new StandardTokenizer()) {
            tokenizer.setReader(new StringReader(text));
            try (TokenStream stream = new ElisionFilter(tokenizer, ELIDED)) {
                CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
                stream.reset();
                while (stream.incrementToken()) {
                    words.add(term.toString().toLowerCase(Locale.ROOT));
                }
                stream.end();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** French stems need the accents; who types on a telephone leaves them out: both ways lead to the word. */
    private static Set<String> forms(String word) {
        return word.length() > LONGEST_KNOWN ? worked(word) : KNOWN.get(word, WordForms::worked);
    }

    private static Set<String> worked(String word) {
        String folded = fold(word);
        Set<String> forms = new LinkedHashSet<>(List.of(folded));
        for (SnowballStemmer stemmer : STEMMERS.get()) {
            forms.add(stem(stemmer, folded));
            if (!folded.equals(word)) {
                forms.add(fold(stem(stemmer, word)));
            }
        }
        forms.remove("");
        return Collections.unmodifiableSet(forms);
    }

    private static String stem(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static String fold(String word) {
        char[] folded = new char[4 * word.length()];
        int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
        return new String(folded, 0, length);
    }

    private static SnowballStemmer of(Supplier<? extends SnowballStemmer> stemmer) {
        return stemmer.get();
    }
}
