package mall.domain.catalog.search;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductCard;
import mall.domain.catalog.search.SearchQuery.Hit;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds products on sale. There is no transaction on this class: what is remembered is answered
/// without a connection.
@Component
public class ProductSearch {

    /// So many suggestions fit under a search box.
    private static final int SUGGESTIONS = 10;

    private final SearchQuery query;
    private final FoundPages found;
    private final HotWords hotWords;
    private final Catalog catalog;

    ProductSearch(SearchQuery query, FoundPages found, HotWords hotWords, Catalog catalog) {
        this.query = query;
        this.found = found;
        this.hotWords = hotWords;
        this.catalog = catalog;
    }

    /// The products that match, in the order asked for.
    ///
    /// @param after the `next` of the slice before; null for the first
    public Slice<ProductCard> search(SearchRequest request, @Nullable String after, int limit) {
        if (isHopeless(request)) return new Slice<>(List.of(), null);
        var hits = after == null && !request.inStock()
                ? found.page(request, limit, () -> query.hits(request, null, limit))
                : query.hits(request, after, limit);
        if (after == null && request.words() != null && !hits.isEmpty()) hotWords.searched(request.words());
        var slice = Slice.of(hits, limit, Hit::key);
        return new Slice<>(
                catalog.cards(slice.items().stream().map(Hit::product).toList()), slice.next());
    }

    /// What all matching products are made of.
    public Facets facets(SearchRequest request) {
        if (isHopeless(request)) return new Facets(0, List.of(), List.of(), List.of(), null, null);
        return request.inStock() ? query.facets(request) : found.facets(request, () -> query.facets(request));
    }

    /// How what is being typed may go on: words that others looked for, then titles.
    public List<String> suggest(String beginning) {
        var request = new SearchRequest(beginning, null, Set.of(), null, null, Set.of(), false, SearchOrder.RELEVANCE);
        if (request.words() == null || isHopeless(request)) return List.of();
        var titles = found.page(request, SUGGESTIONS, () -> query.hits(request, null, SUGGESTIONS));
        return Stream.concat(
                        hotWords.beginningWith(request.words()).stream(),
                        catalog.cards(titles.stream().map(Hit::product).toList()).stream()
                                .map(ProductCard::title))
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
    }

    /// Words of which nothing is left, punctuation say, find nothing rather than everything.
    private static boolean isHopeless(SearchRequest request) {
        return request.words() != null && Grams.query(request.words()).isEmpty();
    }
}
