package org.baken.reaction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TermRangeQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** The words of reactions in files: which reaction of which incident has which words. Thread-safe once it is open. */
final class WordIndex {
    /** Another number makes every index anew: it stands for the way in which words are worked out and kept. */
    private static final String FORM = "1";

    private static final String ID = "id";
    private static final String INCIDENT = "incident";
    private static final String WORDS = "words";
    private static final double MEGABYTES_IN_MEMORY = 8;

    /** Newest first on the disk too: a search for the newest stops as soon as it has enough. */
    private static final Sort NEWEST = new Sort(new SortField(ID, SortField.Type.STRING, true));

    private final Path folder;
    private Directory directory;
    private IndexWriter writer;
    private volatile SearcherManager searchers;

    WordIndex(Path folder) {
        this.folder = folder;
    }

    /** Opens the index that was begun with this token; false when there is none, or none that can be read. */
    boolean open(String token) {
        try {
            directory = FSDirectory.open(folder);
            if (!DirectoryReader.indexExists(directory) || !token.equals(token(directory))) {
                return false;
            }
            writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.APPEND));
            searchers = new SearcherManager(writer, null);
            return true;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Begins an empty index, in the place of whatever was there. */
    void begin(String token) {
        try {
            writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE));
            writer.setLiveCommitData(Map.of("token", token, "form", FORM).entrySet());
            writer.commit();
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts these in the place of what was there of them. */
    void put(List<LuceneSearch.Text> reactions) {
        try {
            for (LuceneSearch.Text reaction : reactions) {
                writer.updateDocument(new Term(ID, reaction.id()), document(reaction));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everything that was put be found, and is on the disk before it returns. */
    void commit() {
        try {
            writer.commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest of an incident that have the words and came before this id, newest first. */
    List<String> newest(String incident, SearchWords words, String before, int most) {
        return search(searcher -> {
            Query query = new BooleanQuery.Builder()
                    .add(query(incident, words), BooleanClause.Occur.FILTER)
                    .add(TermRangeQuery.newStringRange(ID, null, before, true, false), BooleanClause.Occur.FILTER)
                    .build();
            return Arrays.stream(searcher.search(query, most, NEWEST).scoreDocs)
                    .map(found -> ((BytesRef) ((FieldDoc) found).fields[0]).utf8ToString())
                    .toList();
        });
    }

    /** Those of these that have the words, in no order. */
    List<String> among(List<String> ids, SearchWords words) {
        return search(searcher -> {
            Query query = query(words)
                    .add(new TermInSetQuery(ID, ids.stream().map(BytesRef::new).toList()), BooleanClause.Occur.FILTER)
                    .build();
            List<String> found = new ArrayList<>();
            searcher.search(query, new Collecting(found));
            return found;
        });
    }

    /** All of an incident that have the words, in no order. */
    List<String> all(String incident, SearchWords words) {
        return search(searcher -> {
            List<String> ids = new ArrayList<>();
            searcher.search(query(incident, words), new Collecting(ids));
            return ids;
        });
    }

    void close() {
        try {
            if (searchers != null) {
                searchers.close();
            }
            if (writer != null) {
                writer.close();
            }
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Search {
        List<String> in(IndexSearcher searcher) throws IOException;
    }

    private List<String> search(Search search) {
        SearcherManager manager = searchers;
        if (manager == null) {
            return List.of();
        }
        try {
            IndexSearcher searcher = manager.acquire();
            try {
                return search.in(searcher);
            } finally {
                manager.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Collecting extends SimpleCollector {
        private final List<String> ids;
        private SortedDocValues values;

        Collecting(List<String> ids) {
            this.ids = ids;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            values = DocValues.getSorted(context.reader(), ID);
        }

        @Override
        public void collect(int document) throws IOException {
            if (values.advanceExact(document)) {
                ids.add(values.lookupOrd(values.ordValue()).utf8ToString());
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    private static IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
        // The words come worked out.
        return new IndexWriterConfig(new KeywordAnalyzer())
                .setOpenMode(mode)
                .setIndexSort(NEWEST)
                .setRAMBufferSizeMB(MEGABYTES_IN_MEMORY);
    }

    private static String token(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            Map<String, String> data = reader.getIndexCommit().getUserData();
            return FORM.equals(data.get("form")) ? data.get("token") : null;
        }
    }

    private static Document document(LuceneSearch.Text reaction) {
        Document document = new Document();
        document.add(new StringField(ID, reaction.id(), Field.Store.NO));
        document.add(new SortedDocValuesField(ID, new BytesRef(reaction.id())));
        document.add(new StringField(INCIDENT, reaction.incident(), Field.Store.NO));
        document.add(new TextField(WORDS, new Forms(WordForms.of(reaction.text()))));
        return document;
    }

    private static Query query(String incident, SearchWords words) {
        return query(words)
                .add(new TermQuery(new Term(INCIDENT, incident)), BooleanClause.Occur.FILTER)
                .build();
    }

    private static BooleanQuery.Builder query(SearchWords words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (SearchWords.Clause clause : words.clauses()) {
            query.add(query(clause), clause.excluded() ? BooleanClause.Occur.MUST_NOT : BooleanClause.Occur.FILTER);
        }
        return query;
    }

    private static Query query(SearchWords.Clause clause) {
        if (clause.begins()) {
            return new PrefixQuery(
                    new Term(WORDS, clause.places().get(0).iterator().next()));
        }
        if (clause.places().size() > 1) {
            MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
            clause.places().forEach(forms -> phrase.add(terms(forms)));
            return phrase.build();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Term term : terms(clause.places().get(0))) {
            any.add(new TermQuery(term), BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }

    private static Term[] terms(Set<String> forms) {
        return forms.stream().map(form -> new Term(WORDS, form)).toArray(Term[]::new);
    }

    /** The forms of the words, those of one word at one place. */
    private static final class Forms extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final Iterator<Set<String>> places;
        private Iterator<String> here = List.<String>of().iterator();

        Forms(List<Set<String>> places) {
            this.places = places.iterator();
        }

        @Override
        public boolean incrementToken() {
            boolean sameWord = here.hasNext();
            while (!here.hasNext()) {
                if (!places.hasNext()) {
                    return false;
                }
                here = places.next().iterator();
            }
            clearAttributes();
            term.append(here.next());
            step.setPositionIncrement(sameWord ? 0 : 1);
            return true;
        }
    }
}
