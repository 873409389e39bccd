package mall.domain.catalog.editing;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.List;
import mall.domain.catalog.editing.ProductDraft.SkuDraft;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A variant of a product. Its values are what it is: they never change; a combination that is no
/// longer offered retires and comes back under the same id.
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL only
class Sku {

    @EmbeddedId
    private SkuId id;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(updatable = false)
    private List<String> specValues;

    private int position;
    private Money listPrice;
    private Money price;
    private @Nullable Money memberPrice;
    private int weightGrams;
    private @Nullable String picture;
    private @Nullable String skuCode;
    private boolean retired;

    @SuppressWarnings("NullAway.Init")
    protected Sku() {}

    Sku(SkuDraft draft, int position) {
        this.id = SkuId.next();
        this.specValues = draft.values();
        this.listPrice = draft.price();
        this.price = draft.price();
        offer(draft, position);
    }

    final void offer(SkuDraft draft, int position) {
        this.position = position;
        this.price = draft.price();
        this.listPrice = draft.listPrice() == null ? draft.price() : draft.listPrice();
        this.memberPrice = draft.memberPrice();
        this.weightGrams = draft.weightGrams();
        this.picture = draft.picture();
        this.skuCode = draft.skuCode();
        this.retired = false;
    }

    void keepCodeOnlyIf(@Nullable String code) {
        if (skuCode != null && !skuCode.equals(code)) skuCode = null;
    }

    void retire() {
        retired = true;
    }

    SkuDraft draft() {
        var struckThrough = listPrice.equals(price) ? null : listPrice;
        return new SkuDraft(specValues, struckThrough, price, memberPrice, weightGrams, picture, skuCode);
    }

    SkuId id() {
        return id;
    }

    List<String> specValues() {
        return specValues;
    }

    boolean isRetired() {
        return retired;
    }
}
