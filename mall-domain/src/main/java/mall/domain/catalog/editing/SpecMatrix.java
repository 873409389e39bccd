package mall.domain.catalog.editing;

import java.util.List;
import mall.domain.catalog.Spec;
import mall.domain.catalog.editing.InvalidProduct.OutsideSpecs;
import mall.domain.catalog.editing.InvalidProduct.UnfairPrice;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.kernel.Money;

/// The specs of a product and the variants that they span: at most 3 specs and 200 variants, each
/// variant one value of each spec and no two alike. Not every combination has to be on offer.
record SpecMatrix(List<Spec> specs, List<SkuDraft> skus) {

    private static final int MOST_SPECS = 3;
    private static final int MOST_SKUS = 200;
    private static final int MOST_GRAMS = 1_000_000;

    SpecMatrix {
        checkSpecs(specs);
        Bounds.count("skus", skus, 1, MOST_SKUS);
        Bounds.distinct("skus", skus.stream().map(SkuDraft::values).toList());
        for (var sku : skus) {
            checkCombination(sku.values(), specs);
            checkPrices(sku);
            Bounds.number("weightGrams", sku.weightGrams(), 0, MOST_GRAMS);
            if (sku.skuCode() != null) Bounds.text("skuCode", sku.skuCode(), 1, 40);
        }
        Bounds.distinct(
                "skuCode",
                skus.stream()
                        .map(SkuDraft::skuCode)
                        .filter(code -> code != null)
                        .toList());
    }

    private static void checkSpecs(List<Spec> specs) {
        Bounds.count("specs", specs, 0, MOST_SPECS);
        Bounds.distinct("specs", specs.stream().map(Spec::name).toList());
        for (var spec : specs) {
            Bounds.text("specName", spec.name(), 1, 10);
            Bounds.count("specValues", spec.values(), 1, MOST_SKUS);
            Bounds.distinct("specValues", spec.values());
            spec.values().forEach(value -> Bounds.text("specValue", value, 1, 30));
        }
    }

    private static void checkCombination(List<String> values, List<Spec> specs) {
        if (values.size() != specs.size()) throw new OutsideSpecs(values);
        for (int i = 0; i < values.size(); i++) {
            if (!specs.get(i).values().contains(values.get(i))) throw new OutsideSpecs(values);
        }
    }

    private static void checkPrices(SkuDraft sku) {
        long most = Money.MAXIMUM.fen();
        Bounds.number("priceFen", sku.price().fen(), 1, most);
        if (sku.memberPrice() instanceof Money memberPrice) {
            Bounds.number("memberPriceFen", memberPrice.fen(), 1, most);
            if (memberPrice.isMoreThan(sku.price())) {
                throw new UnfairPrice("memberPriceFen", memberPrice, sku.price());
            }
        }
        if (sku.listPrice() instanceof Money listPrice) {
            Bounds.number("listPriceFen", listPrice.fen(), 1, most);
            if (listPrice.isLessThan(sku.price())) throw new UnfairPrice("listPriceFen", listPrice, sku.price());
        }
    }
}
