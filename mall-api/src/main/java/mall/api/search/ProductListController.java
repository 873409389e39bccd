package mall.api.search;

import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.search.Facets;
import mall.domain.catalog.search.ProductSearch;
import mall.domain.catalog.search.SearchOrder;
import mall.domain.catalog.search.SearchRequest;
import mall.domain.kernel.Money;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is on sale: all of it, a shelf of it, or what fits some words.
@RestController
@RequestMapping("/api/products")
class ProductListController {

    private static final int MOST = 20;

    private final ProductSearch search;
    private final ProductCards cards;

    ProductListController(ProductSearch search, ProductCards cards) {
        this.search = search;
        this.cards = cards;
    }

    /// @param categories shelves with all that stands below them
    record FacetsResponse(
            long products,
            List<Count<CategoryId>> categories,
            List<Count<BrandId>> brands,
            List<Count<String>> tags,
            @Nullable Long lowestPriceFen,
            @Nullable Long highestPriceFen) {

        static FacetsResponse of(Facets facets) {
            return new FacetsResponse(
                    facets.products(),
                    facets.categories().stream()
                            .map(count -> new Count<>(count.category(), count.products()))
                            .toList(),
                    facets.brands().stream()
                            .map(count -> new Count<>(count.brand(), count.products()))
                            .toList(),
                    facets.tags().stream()
                            .map(count -> new Count<>(count.tag(), count.products()))
                            .toList(),
                    fen(facets.lowest()),
                    fen(facets.highest()));
        }
    }

    /// @param products how many of what was found have this value
    record Count<T>(T value, long products) {}

    /// @param q words, parts of Chinese words, or the initials of their pinyin
    /// @param category with everything that stands in it
    /// @param lowestFen of the cheapest variant
    /// @param highestFen of the cheapest variant
    /// @param inStock only what can be bought at this moment
    @Open
    @GetMapping
    Listing<ProductCardResponse> list(
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Nullable CategoryId category,
            @RequestParam(defaultValue = "") @Size(max = MOST) Set<BrandId> brand,
            @RequestParam(defaultValue = "") @Size(max = MOST) Set<String> tag,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long lowestFen,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long highestFen,
            @RequestParam(defaultValue = "false") boolean inStock,
            @RequestParam(defaultValue = "RELEVANCE") SearchOrder sort,
            Cursor cursor) {
        var request = request(q, category, brand, tag, lowestFen, highestFen, inStock, sort);
        return cursor.listing(cards.show(search.search(request, cursor.after(), cursor.limit())));
    }

    /// What all products that match are made of: shelves, brands, tags and prices to narrow down by.
    @Open
    @GetMapping("/facets")
    FacetsResponse facets(
            @RequestParam(required = false) @Size(max = 100) @Nullable String q,
            @RequestParam(required = false) @Nullable CategoryId category,
            @RequestParam(defaultValue = "") @Size(max = MOST) Set<BrandId> brand,
            @RequestParam(defaultValue = "") @Size(max = MOST) Set<String> tag,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long lowestFen,
            @RequestParam(required = false) @PositiveOrZero @Nullable Long highestFen,
            @RequestParam(defaultValue = "false") boolean inStock) {
        return FacetsResponse.of(
                search.facets(request(q, category, brand, tag, lowestFen, highestFen, inStock, SearchOrder.RELEVANCE)));
    }

    private static SearchRequest request(
            @Nullable String q,
            @Nullable CategoryId category,
            Set<BrandId> brands,
            Set<String> tags,
            @Nullable Long lowestFen,
            @Nullable Long highestFen,
            boolean inStock,
            SearchOrder sort) {
        return new SearchRequest(q, category, brands, money(lowestFen), money(highestFen), tags, inStock, sort);
    }

    private static @Nullable Money money(@Nullable Long fen) {
        return fen == null ? null : Money.ofFen(fen);
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }
}
