package wechatsim.shipping;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wechatsim.miniapp.ApiError;
import wechatsim.shipping.UploadRequest.Parcel;

/// What was reported as shipped for one payment. It is finished at once or parcel by parcel; once
/// finished, it can be reported anew one single time. The shopper confirms, or time does it for
/// him, and then the merchant gets the money.
final class Consignment {

    private static final Duration EXPRESS_CONFIRMS_ITSELF = Duration.ofDays(10);
    private static final Duration OTHERS_CONFIRM_THEMSELVES = Duration.ofDays(2);
    private static final Duration SETTLES = Duration.ofDays(1);

    private final List<Shipped> parcels = new ArrayList<>();
    private @Nullable UploadRequest last;
    private @Nullable Instant lastUploadTime;
    private @Nullable Instant finished;
    private @Nullable Instant confirmedByHand;
    private boolean reshipped;
    private boolean reminded;

    /// Takes a report in.
    ///
    /// @return whether this finished it for the first time
    synchronized boolean upload(UploadRequest upload, Instant uploadTime, Instant now) {
        if (isReceived(now)) throw new ApiError(10060002, "the order was received already");
        if (lastUploadTime != null && !uploadTime.isAfter(lastUploadTime)) throw UploadRules.badTime();
        if (finished == null) return add(upload, uploadTime, now);
        reship(upload, uploadTime, now);
        return false;
    }

    private boolean add(UploadRequest upload, Instant uploadTime, Instant now) {
        var fresh = upload.shippingList().stream()
                .filter(parcel -> parcels.stream().noneMatch(known -> known.is(parcel)))
                .toList();
        if (fresh.isEmpty() && !upload.finishes()) throw unchanged();
        fresh.forEach(parcel -> parcels.add(new Shipped(parcel, uploadTime)));
        remember(upload, uploadTime, now);
        return finished != null && !reshipped;
    }

    private void reship(UploadRequest upload, Instant uploadTime, Instant now) {
        if (sameParcels(upload.shippingList())) throw unchanged();
        if (reshipped) throw new ApiError(10060003, "the one chance to ship again was used");
        reshipped = true;
        finished = null;
        parcels.clear();
        upload.shippingList().forEach(parcel -> parcels.add(new Shipped(parcel, uploadTime)));
        remember(upload, uploadTime, now);
    }

    private void remember(UploadRequest upload, Instant uploadTime, Instant now) {
        last = upload;
        lastUploadTime = uploadTime;
        if (upload.finishes()) finished = now;
    }

    private boolean sameParcels(List<Parcel> others) {
        return parcels.size() == others.size()
                && others.stream().allMatch(parcel -> parcels.stream().anyMatch(known -> known.is(parcel)));
    }

    private static ApiError unchanged() {
        return new ApiError(10060023, "the shipping info was not changed");
    }

    /// The shopper says that he has it.
    synchronized void confirm(Instant now) {
        if (finished == null) throw new IllegalStateException("nothing was shipped yet");
        if (!isReceived(now)) confirmedByHand = now;
    }

    /// The merchant asks the shopper to say so: once, and only for what a courier brought.
    synchronized void remind(Instant now) {
        if (last == null || finished == null || isReceived(now)) throw new ApiError(10060004, "order state invalid");
        if (!last.isExpress()) throw new ApiError(10060005, "logistics_type invalid");
        if (reminded) throw new ApiError(10060004, "the shopper was reminded already");
        reminded = true;
    }

    synchronized int state(Instant now) {
        if (finished == null) return OrderState.TO_SHIP;
        if (!isReceived(now)) return OrderState.SHIPPED;
        return received().orElseThrow().plus(SETTLES).isAfter(now) ? OrderState.RECEIVED : OrderState.DONE;
    }

    synchronized Optional<Instant> finished() {
        return Optional.ofNullable(finished);
    }

    /// When it was or will be received.
    synchronized Optional<Instant> received() {
        if (confirmedByHand != null) return Optional.of(confirmedByHand);
        if (finished == null || last == null) return Optional.empty();
        return Optional.of(finished.plus(last.isExpress() ? EXPRESS_CONFIRMS_ITSELF : OTHERS_CONFIRM_THEMSELVES));
    }

    synchronized boolean isConfirmedByHand() {
        return confirmedByHand != null;
    }

    synchronized Optional<Instant> settled() {
        return received().map(time -> time.plus(SETTLES));
    }

    private boolean isReceived(Instant now) {
        return received().map(time -> !time.isAfter(now)).orElse(false);
    }

    synchronized List<Shipped> parcels() {
        return List.copyOf(parcels);
    }

    synchronized Optional<UploadRequest> last() {
        return Optional.ofNullable(last);
    }

    /// A parcel and when it was reported.
    record Shipped(Parcel parcel, Instant uploaded) {

        boolean is(Parcel other) {
            return parcel.equals(other);
        }
    }
}
