package mall.domain.catalog.search;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mall.domain.kernel.ShopCalendar;
import mall.domain.settings.Settings;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What people look for. Searches are counted in the process and added up in the database now and
/// then: a search costs no write, and what a killed process had counted is no loss.
@Component
public class HotWords {

    private static final int SHOWN = 10;
    private static final int KNOWN = 1_000;
    private static final int LONGEST = 20;
    private static final int DAYS = 7;

    /// Whoever searches for nonsense must not fill the memory.
    private static final int COUNTED_AT_ONCE = 5_000;

    private static final String RECENT = "recent";

    private final Map<String, Long> counted = new ConcurrentHashMap<>();
    private final SnapshotCache<String, List<String>> popular;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    HotWords(Snapshots snapshots, Settings settings, JdbcClient jdbc, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
        this.popular = snapshots.cache("catalog.hot-words", 1, _ -> Map.of(RECENT, recent()));
    }

    /// What stands under the search box: the merchant's words, then what was looked for most in the last
    /// seven days.
    public List<String> list() {
        var wishes = settings.of(SearchSettings.class);
        return Stream.concat(wishes.pinned().stream(), popular().stream())
                .distinct()
                .filter(word -> !wishes.hidden().contains(word))
                .limit(SHOWN)
                .toList();
    }

    /// The most frequent words that begin so.
    List<String> beginningWith(String beginning) {
        var plain = beginning.toLowerCase(Locale.ROOT);
        var hidden = settings.of(SearchSettings.class).hidden();
        return popular().stream()
                .filter(word -> word.startsWith(plain) && !hidden.contains(word))
                .limit(SHOWN / 2)
                .toList();
    }

    void searched(String words) {
        var word = words.toLowerCase(Locale.ROOT);
        if (word.codePointCount(0, word.length()) > LONGEST) return;
        if (counted.size() >= COUNTED_AT_ONCE && !counted.containsKey(word)) return;
        counted.merge(word, 1L, Long::sum);
    }

    /// Adds what was counted in this process to what all have counted.
    @Transactional
    void fold() {
        // In one order, so that two replicas never wait for each other.
        var taken = new TreeMap<String, Long>();
        for (var word : List.copyOf(counted.keySet())) {
            var searches = counted.remove(word);
            if (searches != null) taken.put(word, searches);
        }
        if (taken.isEmpty()) return;
        jdbc.sql("""
                        insert into search_word (word, day, searches)
                        select word, :today, searches from unnest(:words, :searches) as told (word, searches)
                        on conflict (word, day) do update set searches = search_word.searches + excluded.searches
                        """)
                .param("today", ShopCalendar.dayOf(clock.instant()))
                .param("words", new SqlArrayValue("text", taken.keySet().toArray()))
                .param("searches", new SqlArrayValue("int8", taken.values().toArray()))
                .update();
    }

    /// Forgets counts that no list looks at any more.
    @Transactional
    void sweep() {
        jdbc.sql("delete from search_word where day < :first")
                .param("first", ShopCalendar.dayOf(clock.instant()).minusDays(DAYS))
                .update();
    }

    private List<String> popular() {
        return popular.get(RECENT).orElseThrow();
    }

    private List<String> recent() {
        return jdbc.sql("""
                        select word from search_word where day > :before
                        group by word order by sum(searches) desc, word limit :known
                        """)
                .param("before", ShopCalendar.dayOf(clock.instant()).minusDays(DAYS))
                .param("known", KNOWN)
                .query(String.class)
                .list();
    }
}
