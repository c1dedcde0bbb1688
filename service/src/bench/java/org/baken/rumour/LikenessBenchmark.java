package org.baken.rumour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Holds the way in which rumours are recognised against two others, on the labelled pairs of the tests: shared trigrams, and Lucene's
 * scores for the words of a claim, stemmed in three languages, as its MoreLikeThis asks for them. Each of the others gets the threshold
 * with which it does best on the pairs that it was chosen with; the unseen pairs tell.
 */
public final class LikenessBenchmark {
    private static final int STEPS = 100;
    private static final double FEW_WRONG = 0.8;
    private static final List<Analyzer> LANGUAGES =
            List.of(new DutchAnalyzer(), new FrenchAnalyzer(), new EnglishAnalyzer());

    private LikenessBenchmark() {}

    private record Pair(boolean same, String one, String other) {}

    private record Measured(double precision, double recall) {
        /** As much of what is one claim as is to be had with few wrong proposals; where that cannot be, the best mean of both. */
        double worth() {
            double mean = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
            return recall > 0 && precision >= FEW_WRONG ? 1 + recall : mean;
        }
    }

    public static void main(String[] args) throws IOException {
        List<Pair> chosen = pairs("pairs.tsv");
        List<Pair> unseen = pairs("pairs-unseen.tsv");
        Likeness likeness = new Likeness(Concepts.shipped());
        ToDoubleBiFunction<String, String> concepts = (one, other) ->
                likeness.match(likeness.read(one), likeness.read(other)).score();
        System.out.printf(
                "%-22s %9s %27s %27s%n", "", "threshold", chosen.size() + " pairs", unseen.size() + " unseen");
        print("concepts and letters", concepts, Likeness.LIKELY, chosen, unseen);
        ToDoubleBiFunction<String, String> trigrams = (one, other) ->
                Likeness.overlap(Likeness.grams(Likeness.plain(one)), Likeness.grams(Likeness.plain(other)));
        print("trigrams alone", trigrams, best(trigrams, chosen), chosen, unseen);
        ToDoubleBiFunction<String, String> lucene = lucene(chosen, unseen);
        print("Lucene, stemmed words", lucene, best(lucene, chosen), chosen, unseen);
        if (measured(concepts, Likeness.LIKELY, unseen).worth()
                <= measured(lucene, best(lucene, chosen), unseen).worth()) {
            System.out.println("Lucene does as well: the words that mean the same are not worth their keep");
            System.exit(1);
        }
    }

    private static void print(
            String how,
            ToDoubleBiFunction<String, String> score,
            double threshold,
            List<Pair> chosen,
            List<Pair> unseen) {
        Measured one = measured(score, threshold, chosen);
        Measured other = measured(score, threshold, unseen);
        System.out.printf(
                Locale.ROOT,
                "%-22s %9.2f   precision %.2f recall %.2f   precision %.2f recall %.2f%n",
                how,
                threshold,
                one.precision(),
                one.recall(),
                other.precision(),
                other.recall());
    }

    private static Measured measured(ToDoubleBiFunction<String, String> score, double threshold, List<Pair> pairs) {
        List<Pair> proposed = pairs.stream()
                .filter(pair -> score.applyAsDouble(pair.one(), pair.other()) >= threshold)
                .toList();
        double right = proposed.stream().filter(Pair::same).count();
        double all = pairs.stream().filter(Pair::same).count();
        return new Measured(proposed.isEmpty() ? 1 : right / proposed.size(), right / all);
    }

    private static double best(ToDoubleBiFunction<String, String> score, List<Pair> pairs) {
        double best = 0;
        double most = -1;
        for (int step = 1; step < STEPS; step++) {
            double worth = measured(score, (double) step / STEPS, pairs).worth();
            if (worth > most) {
                most = worth;
                best = (double) step / STEPS;
            }
        }
        return best;
    }

    /** What a claim scores for the words of another, as a part of what that one scores itself; the better of both ways. */
    private static ToDoubleBiFunction<String, String> lucene(List<Pair> chosen, List<Pair> unseen) throws IOException {
        Set<String> claims = new LinkedHashSet<>();
        List.of(chosen, unseen)
                .forEach(pairs -> pairs.forEach(pair -> claims.addAll(List.of(pair.one(), pair.other()))));
        List<String> numbered = List.copyOf(claims);
        ByteBuffersDirectory folder = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(folder, new IndexWriterConfig())) {
            for (String claim : numbered) {
                Document document = new Document();
                document.add(new TextField("words", String.join(" ", words(claim)), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(folder));
        Map<String, Map<String, Float>> scores = new HashMap<>();
        for (String claim : numbered) {
            BooleanQuery.Builder query = new BooleanQuery.Builder();
            words(claim).forEach(word -> query.add(new TermQuery(new Term("words", word)), Occur.SHOULD));
            Map<String, Float> found = new HashMap<>();
            for (ScoreDoc hit : searcher.search(query.build(), numbered.size()).scoreDocs) {
                found.put(numbered.get(hit.doc), hit.score);
            }
            scores.put(claim, found);
        }
        return (one, other) -> Math.max(part(scores, one, other), part(scores, other, one));
    }

    private static double part(Map<String, Map<String, Float>> scores, String one, String other) {
        Map<String, Float> found = scores.get(one);
        return found.getOrDefault(other, 0f) / Math.max(found.getOrDefault(one, 0f), 1e-6);
    }

    /** The stems of a claim in each of the languages: nobody says in which one it is. */
    private static Set<String> words(String claim) throws IOException {
        Set<String> words = new LinkedHashSet<>();
        for (Analyzer language : LANGUAGES) {
            try (TokenStream stems = language.tokenStream("words", claim)) {
                CharTermAttribute stem = stems.getAttribute(CharTermAttribute.class);
                stems.reset();
                while (stems.incrementToken()) {
                    words.add(stem.toString());
                }
                stems.end();
            }
        }
        return words;
    }

    private static List<Pair> pairs(String file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                LikenessBenchmark.class.getResourceAsStream("/rumour/" + file), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(parts -> new Pair(parts[0].equals("same"), parts[1], parts[2]))
                    .toList();
        }
    }
}
