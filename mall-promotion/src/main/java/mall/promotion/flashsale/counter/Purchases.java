package mall.promotion.flashsale.counter;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import mall.domain.catalog.Catalog;
import mall.domain.catalog.ProductKind;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.orders.Delivery;
import mall.domain.orders.OrderSource;
import mall.domain.orders.Purchase;
import mall.member.members.addresses.AddressId;
import mall.member.members.addresses.Addresses;
import mall.member.members.addresses.Addresses.Owned;
import mall.member.members.addresses.SavedAddress;
import mall.promotion.flashsale.Sales;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes of admissions what checkout places: each under its admission's id, so that two replicas that
/// hold the same one make one order, and at the prices of the moment at which it was let in.
@Component
class Purchases {

    /// Under what PostgreSQL knows the orders of admissions.
    static final String OPERATION = "flash-sale";

    private final Sales sales;
    private final Addresses addresses;
    private final Catalog catalog;

    Purchases(Sales sales, Addresses addresses, Catalog catalog) {
        this.sales = sales;
        this.addresses = addresses;
        this.catalog = catalog;
    }

    /// Where the parcels of a batch go, looked up at once; addresses that are gone, or were never
    /// their buyer's, are left out.
    Map<Owned, SavedAddress> addresses(Collection<Place> batch) {
        var wanted = new HashSet<Owned>();
        for (var place : batch) {
            var address = place.form().address();
            if (address != null) wanted.add(new Owned(address, place.admission().member()));
        }
        return wanted.isEmpty() ? Map.of() : addresses.find(wanted);
    }

    /// @throws mall.domain.kernel.Refusal when there is nothing to place, whatever the ledger says
    Purchase of(Place place, Map<Owned, SavedAddress> known) {
        var admission = place.admission();
        var form = place.form();
        var lot = admission.lot();
        var session = sales.session(lot.session()).orElseThrow(() -> new NotFound("flash-session", lot.session()));
        var delivery = delivery(form.address(), admission.member(), lot.sku(), known);
        return new Purchase(
                form.basket(admission.member(), lot, admission.units(), session, delivery),
                form.seen(),
                OrderSource.PLAY,
                new IdempotencyKey(
                        admission.member().id(), OPERATION, admission.id().toString(), form.hash()),
                admission.at());
    }

    /// Where it would go.
    ///
    /// @throws NotFound when the address is not his
    @Nullable
    Delivery delivery(Tap tap) {
        var address = tap.address();
        if (address == null) return delivery(null, tap.member(), tap.lot().sku(), Map.of());
        return delivery(
                address, tap.member(), tap.lot().sku(), addresses.find(Set.of(new Owned(address, tap.member()))));
    }

    private @Nullable Delivery delivery(
            @Nullable AddressId address, MemberId buyer, SkuId sku, Map<Owned, SavedAddress> known) {
        if (address == null) return isVirtual(sku) ? new Delivery.Virtual() : null;
        var saved = known.get(new Owned(address, buyer));
        if (saved == null) throw new NotFound("address", address);
        return new Delivery.Express(saved.delivery());
    }

    private boolean isVirtual(SkuId sku) {
        return catalog.skus(Set.of(sku)).values().stream().anyMatch(found -> found.kind() == ProductKind.VIRTUAL);
    }
}
