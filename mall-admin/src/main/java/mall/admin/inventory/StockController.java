package mall.admin.inventory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mall.domain.catalog.Catalog;
import mall.domain.inventory.Stock;
import mall.domain.inventory.StockViews;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.operators.SignedInOperator;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import mall.web.Once;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// How much there is of everything.
@RestController
@RequestMapping("/admin/api/stock")
class StockController {

    private final Stock stock;
    private final StockViews views;
    private final Catalog catalog;

    StockController(Stock stock, StockViews views, Catalog catalog) {
        this.stock = stock;
        this.views = views;
        this.catalog = catalog;
    }

    /// @param change how many more; fewer when negative
    /// @param reason for the history
    record AdjustStock(
            @Min(-1_000_000) @Max(1_000_000) int change,
            @NotBlank @Size(max = 200) String reason) {}

    record SetLowMark(@Min(0) @Max(1_000_000) int lowMark) {}

    /// In the order of the question, without what no stock is kept of.
    record StockList(List<StockResponse> items) {}

    /// @param sku each SKU that is asked for
    @Needs("inventory:read")
    @GetMapping
    StockList list(@RequestParam @Size(min = 1, max = 200) List<SkuId> sku) {
        var levels = views.levels(sku);
        return new StockList(sku.stream()
                .distinct()
                .flatMap(id -> Optional.ofNullable(levels.get(id)).map(level -> StockResponse.of(id, level)).stream())
                .toList());
    }

    /// What should be bought in soon.
    @Needs("inventory:read")
    @GetMapping("/low")
    Listing<LowStockResponse> low(Cursor cursor) {
        var after = cursor.after();
        var low = views.low(after == null ? null : new SkuId(UUID.fromString(after)), cursor.limit());
        var goods = catalog.skus(low.items().stream().map(item -> item.sku()).toList());
        return cursor.listing(low.map(item -> LowStockResponse.of(item, goods.get(item.sku()))));
    }

    @Needs("inventory:read")
    @GetMapping("/{sku}")
    StockResponse show(@PathVariable SkuId sku) {
        var level = views.levels(List.of(sku)).get(sku);
        if (level == null) throw new NotFound("sku", sku);
        return StockResponse.of(sku, level);
    }

    /// The latest first.
    @Needs("inventory:read")
    @GetMapping("/{sku}/movements")
    Listing<MovementResponse> movements(@PathVariable SkuId sku, Cursor cursor) {
        var after = cursor.after();
        return cursor.listing(views.movements(sku, after == null ? null : Long.valueOf(after), cursor.limit())
                .map(MovementResponse::of));
    }

    /// Adds what was bought or found, takes away what was lost or broken.
    @Needs("inventory:adjust")
    @PostMapping("/{sku}/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    StockResponse adjust(
            @PathVariable SkuId sku,
            @Valid @RequestBody AdjustStock adjustment,
            @Once("adjust-stock") IdempotencyKey key,
            @AuthenticationPrincipal SignedInOperator me) {
        stock.adjust(sku, adjustment.change(), adjustment.reason(), key, me.actor());
        return show(sku);
    }

    @Needs("inventory:adjust")
    @PutMapping("/{sku}/low-mark")
    StockResponse setLowMark(@PathVariable SkuId sku, @Valid @RequestBody SetLowMark mark) {
        stock.setLowMark(sku, mark.lowMark());
        return show(sku);
    }
}
