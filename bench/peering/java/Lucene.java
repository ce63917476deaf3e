import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;

/**
 * Lucene as its own documentation uses it, driven from Python by lines.
 *
 * <pre>
 *   Lucene build FOLDER STORED,FIELDS       releases on standard input, one a line, tabs between:
 *                                           id, year, month, people with spaces between, FIELD=words...
 *   Lucene ask FOLDER STORED,FIELDS WARMING PASSES
 *                                           queries on standard input, one a line
 * </pre>
 */
public final class Lucene {
    static final String PERSON = "person";

    private Lucene() {}

    public static void main(String[] args) throws IOException {
        List<String> stored = List.of(args[2].split(","));
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            if (args[0].equals("build")) {
                build(Path.of(args[1]), stored, lines);
            } else {
                List<String> queries = lines.lines().toList();
                new Asking(Path.of(args[1]), stored).ask(queries, Integer.parseInt(args[3]),
                        Integer.parseInt(args[4]));
            }
        }
    }

    static FacetsConfig facets() {
        FacetsConfig config = new FacetsConfig();
        config.setMultiValued(PERSON, true);
        return config;
    }

    private static void build(Path folder, List<String> stored, BufferedReader lines)
            throws IOException {
        IndexWriterConfig settings = new IndexWriterConfig(new WhitespaceAnalyzer());
        settings.setRAMBufferSizeMB(256);
        FacetsConfig facets = facets();
        try (MMapDirectory directory = new MMapDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, settings)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                writer.addDocument(facets.build(document(line.split("\t", -1), stored)));
            }
            writer.forceMerge(1);
        }
    }

    private static Document document(String[] cells, List<String> stored) {
        Document made = new Document();
        made.add(new StringField("id", cells[0], Field.Store.YES));
        made.add(new LongField("year", Long.parseLong(cells[1]), Field.Store.NO));
        made.add(new NumericDocValuesField("month", Long.parseLong(cells[2])));
        if (!cells[3].isEmpty()) {
            for (String person : cells[3].split(" ")) {
                made.add(new SortedSetDocValuesFacetField(PERSON, person));
            }
        }
        for (int n = 4; n < cells.length; n++) {
            int at = cells[n].indexOf('=');
            String name = cells[n].substring(0, at);
            String words = cells[n].substring(at + 1);
            made.add(stored.contains(name)
                    ? new Field(name, words, OFFSETS)
                    : new TextField(name, words, Field.Store.NO));
        }
        return made;
    }

    /** Stored, and its postings tell where each word stands in the text: what its snippets like. */
    private static final FieldType OFFSETS = new FieldType(TextField.TYPE_STORED);

    static {
        OFFSETS.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        OFFSETS.freeze();
    }
}
