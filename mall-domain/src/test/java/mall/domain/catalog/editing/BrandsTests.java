package mall.domain.catalog.editing;

import static mall.domain.catalog.editing.CatalogSamples.freshName;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import mall.domain.catalog.Brand;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.editing.InvalidProduct.OutOfBounds;
import mall.domain.catalog.editing.ShelfRefusal.BrandInUse;
import mall.domain.catalog.editing.ShelfRefusal.NameTaken;
import mall.domain.catalog.editing.ShelfRefusal.NotAnArrangement;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Stale;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@MallTest
@Import(CatalogSamples.class)
class BrandsTests {

    @Autowired
    Brands brands;

    @Autowired
    Catalog catalog;

    @Autowired
    CatalogSamples samples;

    final BrandDraft draft = new BrandDraft(freshName("半山"), null, "山腰上的作坊");

    @Test
    void aBrandIsAddedEditedAndRemoved() {
        var id = brands.create(draft);
        assertThat(catalog.brand(id)).hasValue(new Brand(id, draft.name(), null, draft.story(), 0));

        var logo = samples.picture();
        long version = brands.edit(id, new BrandDraft(draft.name(), logo, ""), 0);
        assertThat(catalog.brand(id)).hasValue(new Brand(id, draft.name(), logo, "", version));

        brands.remove(id, version);
        assertThat(catalog.brand(id)).isEmpty();
    }

    @Test
    void aBrandStaysWhileProductsBearItsName() {
        var id = brands.create(draft);
        samples.onSale(samples.tea(freshName("茶")).brand(id));

        assertThatThrownBy(() -> brands.remove(id, 0)).isInstanceOf(BrandInUse.class);
    }

    @Test
    void noTwoBrandsBearOneName() {
        brands.create(draft);
        var other = brands.create(new BrandDraft(freshName("早窑"), null, ""));

        assertThatThrownBy(() -> brands.create(draft)).isInstanceOf(NameTaken.class);
        assertThatThrownBy(() -> brands.edit(other, draft, 0)).isInstanceOf(NameTaken.class);
    }

    @Test
    void brandsStandInTheMerchantsOrder() {
        var id = brands.create(draft);
        var others = catalog.brands().stream()
                .map(Brand::id)
                .filter(known -> !known.equals(id))
                .toList();
        var order = new ArrayList<BrandId>(List.of(id));
        order.addAll(others);

        brands.arrange(order);

        assertThat(catalog.brands()).extracting(Brand::id).isEqualTo(order);
        assertThatThrownBy(() -> brands.arrange(List.of())).isInstanceOf(NotAnArrangement.class);
    }

    @Test
    void whoeverLookedAtAnOlderVersionIsRefused() {
        var id = brands.create(draft);
        brands.edit(id, draft, 0);

        assertThatThrownBy(() -> brands.edit(id, draft, 0)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> brands.remove(id, 0)).isInstanceOf(Stale.class);
        assertThatThrownBy(() -> brands.remove(BrandId.next(), 0)).isInstanceOf(NotFound.class);
    }

    @Test
    void aBrandHasANameAndAStoryOfReasonableLength() {
        assertThatThrownBy(() -> brands.create(new BrandDraft("", null, ""))).isInstanceOf(OutOfBounds.class);
        assertThatThrownBy(() -> brands.create(new BrandDraft("名", null, "长".repeat(2001))))
                .isInstanceOf(OutOfBounds.class);
    }
}
