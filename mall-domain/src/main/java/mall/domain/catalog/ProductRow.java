package mall.domain.catalog;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mall.domain.catalog.ProductDetail.Variant;
import mall.domain.freight.FreightTemplateId;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.jspecify.annotations.Nullable;

/// A product's row, on its way to the snapshots that are made of it.
record ProductRow(
        ProductId id,
        String title,
        String subtitle,
        ProductKind kind,
        SaleState state,
        @Nullable BrandId brand,
        @Nullable FreightTemplateId freight,
        List<CategoryId> categories,
        List<String> tags,
        List<String> pictures,
        List<Spec> specs,
        @Nullable Integer maxPerOrder,
        @Nullable Integer maxPerMember) {

    record SkuRow(Variant variant, boolean retired) {}

    KnownProduct with(List<SkuRow> rows, CategoryTree tree) {
        var offered =
                rows.stream().filter(row -> !row.retired()).map(SkuRow::variant).toList();
        return new KnownProduct(detail(offered), card(offered), snapshots(rows, tree.withAncestors(categories)));
    }

    private ProductDetail detail(List<Variant> offered) {
        return new ProductDetail(
                id,
                title,
                subtitle,
                kind,
                state,
                brand,
                categories,
                tags,
                pictures,
                specs,
                offered,
                maxPerOrder,
                maxPerMember);
    }

    private ProductCard card(List<Variant> offered) {
        var byPrice =
                offered.stream().sorted(Comparator.comparing(Variant::price)).toList();
        var lowestForMembers = offered.stream()
                .map(Variant::memberPrice)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new ProductCard(
                id,
                title,
                subtitle,
                face(),
                kind,
                state,
                tags,
                byPrice.isEmpty() ? Money.ZERO : byPrice.getFirst().price(),
                byPrice.isEmpty() ? Money.ZERO : byPrice.getLast().price(),
                byPrice.isEmpty() ? Money.ZERO : byPrice.getFirst().listPrice(),
                lowestForMembers,
                offered.stream().map(Variant::sku).toList());
    }

    private Map<SkuId, SkuSnapshot> snapshots(List<SkuRow> rows, List<CategoryId> shelves) {
        var tagSet = Collections.unmodifiableSet(new LinkedHashSet<>(tags));
        Map<SkuId, SkuSnapshot> snapshots = new LinkedHashMap<>();
        for (var row : rows) {
            var variant = row.variant();
            snapshots.put(
                    variant.sku(),
                    new SkuSnapshot(
                            variant.sku(),
                            id,
                            title,
                            String.join("，", variant.values()),
                            variant.picture() == null ? face() : variant.picture(),
                            variant.listPrice(),
                            variant.price(),
                            variant.memberPrice(),
                            variant.weightGrams(),
                            kind,
                            freight,
                            shelves,
                            brand,
                            tagSet,
                            maxPerOrder,
                            maxPerMember,
                            row.retired() && state == SaleState.ON_SALE ? SaleState.OFF_SALE : state,
                            variant.skuCode()));
        }
        return snapshots;
    }

    private @Nullable String face() {
        return pictures.isEmpty() ? null : pictures.getFirst();
    }
}
