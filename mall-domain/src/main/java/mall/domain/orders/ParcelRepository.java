package mall.domain.orders;

import java.util.Optional;
import mall.domain.kernel.NotFound;
import org.springframework.data.repository.Repository;

interface ParcelRepository extends Repository<Parcel, ParcelId> {

    Parcel save(Parcel parcel);

    Optional<Parcel> findByIdAndOrder(ParcelId id, OrderId order);

    int countByOrder(OrderId order);

    boolean existsByOrderAndTrackingNumber(OrderId order, String trackingNumber);

    boolean existsByOrderAndTrackingNumberAndIdNot(OrderId order, String trackingNumber, ParcelId other);

    default Parcel require(ParcelId id, OrderId order) {
        return findByIdAndOrder(id, order).orElseThrow(() -> new NotFound("parcel", id));
    }
}
