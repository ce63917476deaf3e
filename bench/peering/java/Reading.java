import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A line becomes a query; what stands in it has tabs between, operators before operands.
 *
 * <pre>
 *   term FIELD WORD WEIGHT        phrase FIELD SLOP WEIGHT N (PLACE WORD)*N
 *   any N QUERY*N                 all N M NEEDED*N OPTIONAL*M          best N QUERY*N
 *   people N ID*N                 years FIRST LAST
 * </pre>
 */
final class Reading {
    private final String[] cells;
    private int at;

    Reading(String line) {
        cells = line.split("\t", -1);
    }

    Query query() {
        return switch (next()) {
            case "term" -> weighed(new TermQuery(new Term(next(), next())), next());
            case "phrase" -> phrase();
            case "any" -> any(number());
            case "all" -> all(number(), number());
            case "best" -> new DisjunctionMaxQuery(several(number()), 0);
            case "people" -> people(number());
            case "years" -> LongField.newRangeQuery("year", number(), number());
            default -> throw new IllegalArgumentException(cells[at - 1]);
        };
    }

    private Query phrase() {
        String field = next();
        PhraseQuery.Builder made = new PhraseQuery.Builder().setSlop(number());
        String weight = next();
        int count = number();
        for (int n = 0; n < count; n++) {
            int place = number();
            made.add(new Term(field, next()), place);
        }
        return weighed(made.build(), weight);
    }

    private Query all(int needed, int optional) {
        BooleanQuery.Builder made = new BooleanQuery.Builder();
        for (int n = 0; n < needed; n++) {
            boolean filters = cells[at].equals("people") || cells[at].equals("years");
            made.add(query(), filters ? Occur.FILTER : Occur.MUST);
        }
        several(optional).forEach(one -> made.add(one, Occur.SHOULD));
        return made.build();
    }

    private Query any(int count) {
        BooleanQuery.Builder made = new BooleanQuery.Builder();
        several(count).forEach(one -> made.add(one, Occur.SHOULD));
        return made.build();
    }

    private Query people(int count) {
        DrillDownQuery made = new DrillDownQuery(Lucene.facets());
        for (int n = 0; n < count; n++) {
            made.add(Lucene.PERSON, next());
        }
        return made;
    }

    private List<Query> several(int count) {
        List<Query> made = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            made.add(query());
        }
        return made;
    }

    private static Query weighed(Query query, String weight) {
        float by = Float.parseFloat(weight);
        return by == 1 ? query : new BoostQuery(query, by);
    }

    private int number() {
        return Integer.parseInt(next());
    }

    private String next() {
        return cells[at++];
    }
}
