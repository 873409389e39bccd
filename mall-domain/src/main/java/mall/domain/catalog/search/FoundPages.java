package mall.domain.catalog.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import mall.domain.catalog.search.SearchQuery.Hit;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.stereotype.Component;

/// Remembers for a minute what was found: the crowd looks at the same first pages. When a product is
/// edited, everything is forgotten everywhere at once, by the generation that a snapshot carries to
/// all replicas; only what sells is some seconds late.
@Component
class FoundPages {

    private static final String GENERATION = "generation";
    private static final Duration KEPT = Duration.ofSeconds(60);

    private final SnapshotCache<String, Object> generations;
    private final Cache<Asked, List<Hit>> pages =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(KEPT).build();
    private final Cache<Asked, Facets> facets =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(KEPT).build();

    FoundPages(Snapshots snapshots) {
        this.generations = snapshots.cache("catalog.search", 1, _ -> Map.of(GENERATION, new Object()));
    }

    List<Hit> page(SearchRequest request, int limit, Supplier<List<Hit>> search) {
        return pages.get(asked(request, limit), _ -> search.get());
    }

    Facets facets(SearchRequest request, Supplier<Facets> count) {
        return facets.get(asked(request, 0), _ -> count.get());
    }

    /// What was found may be found differently, here and on all replicas, after the commit.
    void forget() {
        generations.invalidateAll();
    }

    private Asked asked(SearchRequest request, int limit) {
        return new Asked(request, limit, generations.get(GENERATION).orElseThrow());
    }

    /// @param generation an object of its own for the time between two edits
    private record Asked(SearchRequest request, int limit, Object generation) {}
}
