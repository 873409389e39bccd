package mall.domain.orders;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import mall.domain.orders.OrderRefusal.TrackingFixed;
import mall.domain.orders.Shipment.Tracking;
import org.jspecify.annotations.Nullable;

/// What left the house together. Its tracking number may be corrected once, as often as WeChat
/// takes a new one.
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL only
class Parcel {

    @EmbeddedId
    private ParcelId id;

    private OrderId order;

    @Enumerated(EnumType.STRING)
    private @Nullable Carrier carrier;

    private @Nullable String trackingNumber;

    @ElementCollection
    @CollectionTable(name = "parcel_line", joinColumns = @JoinColumn(name = "parcel_id"))
    @OrderColumn(name = "seq")
    private List<Content> contents;

    private Instant shippedAt;
    private @Nullable Instant correctedAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway.Init")
    protected Parcel() {}

    Parcel(OrderId order, @Nullable Tracking tracking, List<Content> contents, Instant now) {
        this.id = ParcelId.next();
        this.order = order;
        this.carrier = tracking == null ? null : tracking.carrier();
        this.trackingNumber = tracking == null ? null : tracking.number();
        this.contents = new ArrayList<>(contents);
        this.shippedAt = now;
    }

    void correct(Tracking tracking, Instant now) {
        if (correctedAt != null || trackingNumber == null) throw new TrackingFixed();
        carrier = tracking.carrier();
        trackingNumber = tracking.number();
        correctedAt = now;
    }

    ParcelId id() {
        return id;
    }

    List<Content> contents() {
        return List.copyOf(contents);
    }

    /// So many units of a line.
    @Embeddable
    record Content(int lineNo, int quantity) {}
}
