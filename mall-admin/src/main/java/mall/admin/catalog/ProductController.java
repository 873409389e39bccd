package mall.admin.catalog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SaleState;
import mall.domain.catalog.editing.ListedProduct;
import mall.domain.catalog.editing.ProductFilter;
import mall.domain.catalog.editing.ProductViews;
import mall.domain.catalog.editing.Products;
import mall.domain.operators.SignedInOperator;
import mall.web.Cursor;
import mall.web.IfMatch;
import mall.web.Listing;
import mall.web.Needs;
import mall.web.Tagged;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The merchant's products, drafts too.
@RestController("consoleProductController")
@RequestMapping("/admin/api/products")
class ProductController {

    private final Products products;
    private final ProductViews views;

    ProductController(Products products, ProductViews views) {
        this.products = products;
        this.views = views;
    }

    /// @param variants how many are on offer
    /// @param sold units, ever
    record ListedProductResponse(
            ProductId id,
            String title,
            @Nullable String picture,
            SaleState state,
            long lowestPriceFen,
            long highestPriceFen,
            int variants,
            long sold,
            Instant changedAt,
            long version) {

        static ListedProductResponse of(ListedProduct product) {
            return new ListedProductResponse(
                    product.id(),
                    product.title(),
                    product.picture(),
                    product.state(),
                    product.lowestPrice().fen(),
                    product.highestPrice().fen(),
                    product.variants(),
                    product.sold(),
                    product.changedAt(),
                    product.version());
        }
    }

    /// @param products all of which are meant, or none of them
    record ChosenProducts(@NotEmpty @Size(max = 100) List<@NotNull ProductId> products) {}

    /// The newest first.
    ///
    /// @param q a part of the title, or the whole of one of the merchant's own numbers
    /// @param category with everything that stands in it
    @Needs("catalog:read")
    @GetMapping
    Listing<ListedProductResponse> list(
            @RequestParam(required = false) @Size(min = 1, max = 60) @Nullable String q,
            @RequestParam(required = false) @Nullable SaleState state,
            @RequestParam(required = false) @Nullable CategoryId category,
            @RequestParam(required = false) @Nullable BrandId brand,
            Cursor cursor) {
        var after = cursor.after() == null ? null : new ProductId(UUID.fromString(cursor.after()));
        return cursor.listing(views.list(new ProductFilter(q, state, category, brand), after, cursor.limit())
                .map(ListedProductResponse::of));
    }

    @Needs("catalog:read")
    @GetMapping("/{id}")
    ResponseEntity<EditableProductResponse> show(@PathVariable ProductId id) {
        var product = views.editable(id);
        return Tagged.tagged(product.version(), EditableProductResponse.of(product));
    }

    /// Writes a new product down; nobody else sees it until it is put on sale.
    @Needs("catalog:edit")
    @PostMapping
    ResponseEntity<EditableProductResponse> draft(
            @Valid @RequestBody EditProduct edit, @AuthenticationPrincipal SignedInOperator me) {
        var product = views.editable(products.draft(edit.draft(), me.actor()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .eTag("\"" + product.version() + "\"")
                .body(EditableProductResponse.of(product));
    }

    @Needs("catalog:edit")
    @PutMapping("/{id}")
    ResponseEntity<EditableProductResponse> edit(
            @PathVariable ProductId id,
            IfMatch seen,
            @Valid @RequestBody EditProduct edit,
            @AuthenticationPrincipal SignedInOperator me) {
        products.edit(id, edit.draft(), seen.version(), me.actor());
        return show(id);
    }

    /// Throws a draft away.
    @Needs("catalog:edit")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable ProductId id, IfMatch seen, @AuthenticationPrincipal SignedInOperator me) {
        products.discard(id, seen.version(), me.actor());
    }

    /// Puts all of these on sale, or none.
    @Needs("catalog:edit")
    @PostMapping("/listings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putOnSale(@Valid @RequestBody ChosenProducts chosen, @AuthenticationPrincipal SignedInOperator me) {
        products.putOnSale(chosen.products(), me.actor());
    }

    /// Takes all of these off sale.
    @Needs("catalog:edit")
    @PostMapping("/delistings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeOffSale(@Valid @RequestBody ChosenProducts chosen, @AuthenticationPrincipal SignedInOperator me) {
        products.takeOffSale(chosen.products(), me.actor());
    }
}
