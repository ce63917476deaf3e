import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.LongValueFacetCounts;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.MMapDirectory;

/**
 * Asks every query in passes, in one thread, and prints lines with tabs between:
 *
 * <pre>
 *   open       seconds
 *   page       pass, query, milliseconds of this thread: search, facets, passages
 *   answer     query, total, people, years, months as VALUE=COUNT with spaces between
 *   anonymous  megabytes that no file backs
 * </pre>
 *
 * The first pass is cold; those of the warming are not told.
 */
final class Asking {
    private static final int SHOWN = 150;
    private static final int PEOPLE = 20;
    private static final double NANOSECONDS = 1e6;

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    private final IndexSearcher searcher;
    private final SortedSetDocValuesReaderState people;
    private final UnifiedHighlighter highlighter;
    private final String[] stored;

    Asking(Path folder, List<String> stored) throws IOException {
        long began = System.nanoTime();
        DirectoryReader reader = DirectoryReader.open(new MMapDirectory(folder));
        this.searcher = new IndexSearcher(reader);
        this.people = new DefaultSortedSetDocValuesReaderState(reader, Lucene.facets());
        this.stored = stored.toArray(new String[0]);
        this.highlighter = UnifiedHighlighter.builder(searcher, new WhitespaceAnalyzer())
                .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getWordInstance(Locale.ROOT), SHOWN, 0.5f))
                .withMaxLength(Integer.MAX_VALUE - 1)
                .withMaxNoHighlightPassages(0)
                .build();
        say("open", String.valueOf((System.nanoTime() - began) / 1e9));
    }

    void ask(List<String> lines, int warming, int passes) throws IOException {
        List<Query> queries = new ArrayList<>();
        for (String line : lines) {
            queries.add(new Reading(line).query());
        }
        pass(0, queries);
        for (int pass = 1; pass <= warming; pass++) {
            pass(-1, queries);
        }
        for (int pass = 1; pass <= passes; pass++) {
            pass(pass, queries);
        }
        say("anonymous", String.valueOf(anonymous()));
        out.flush();
    }

    private void pass(int pass, List<Query> queries) throws IOException {
        for (int number = 0; number < queries.size(); number++) {
            page(pass, number, queries.get(number));
        }
    }

    /** One page; of a pass below 0 nothing is told. */
    private void page(int pass, int number, Query query) throws IOException {
        long began = clock.getCurrentThreadCpuTime();
        FacetsCollectorManager.FacetsResult found =
                FacetsCollectorManager.search(searcher, query, 10, new FacetsCollectorManager());
        long searched = clock.getCurrentThreadCpuTime();
        FacetsCollector hits = found.facetsCollector();
        FacetResult named = new SortedSetDocValuesFacetCounts(people, hits)
                .getTopChildren(PEOPLE, Lucene.PERSON);
        FacetResult years = new LongValueFacetCounts("year", hits).getAllChildrenSortByValue();
        FacetResult months = new LongValueFacetCounts("month", hits).getAllChildrenSortByValue();
        long counted = clock.getCurrentThreadCpuTime();
        TopDocs top = found.topDocs();
        if (top.scoreDocs.length > 0) {
            highlighter.highlightFields(stored, query, top);
        }
        long ended = clock.getCurrentThreadCpuTime();
        if (pass >= 0) {
            say("page", String.valueOf(pass), String.valueOf(number), told(searched - began),
                    told(counted - searched), told(ended - counted));
        }
        if (pass == 0) {
            if (top.totalHits.relation() != TotalHits.Relation.EQUAL_TO) {
                throw new IllegalStateException("the total is not exact");
            }
            say("answer", String.valueOf(number), String.valueOf(top.totalHits.value()),
                    told(named), told(years), told(months));
        }
    }

    private static String told(long nanoseconds) {
        return String.valueOf(nanoseconds / NANOSECONDS);
    }

    private static String told(FacetResult found) {
        StringJoiner each = new StringJoiner(" ");
        if (found != null) {
            for (LabelAndValue one : found.labelValues) {
                each.add(one.label + "=" + one.value);
            }
        }
        return each.toString();
    }

    private void say(String... cells) {
        out.print(String.join("\t", cells) + "\n");
    }

    private static double anonymous() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("RssAnon")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return 0;
    }
}
