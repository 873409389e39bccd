package wechatsim.shipping;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wechatsim.pay.LedgerView;
import wechatsim.shipping.UploadRequest.Contact;

/// A paid order as WeChat tells it; times are seconds. More components than a constructor should
/// have: it is WeChat's message.
record OrderView(
        @Nullable String transactionId,
        String merchantId,
        String subMerchantId,
        String merchantTradeNo,
        String description,
        int paidAmount,
        String openid,
        long tradeCreateTime,
        long payTime,
        int orderState,
        boolean inComplaint,
        Shipping shipping) {

    static OrderView of(LedgerView.Entry payment, String mchid, Consignment consignment, Instant now) {
        var isRefunded = payment.refunded() >= payment.total();
        return new OrderView(
                payment.transactionId(),
                mchid,
                "",
                payment.outTradeNo(),
                payment.description(),
                payment.total(),
                payment.openid(),
                payment.created().getEpochSecond(),
                Objects.requireNonNull(payment.paidAt()).getEpochSecond(),
                isRefunded ? OrderState.REFUNDED : consignment.state(now),
                false,
                Shipping.of(consignment));
    }

    record Shipping(
            @Nullable Integer deliveryMode,
            @Nullable Integer logisticsType,
            boolean finishShipping,
            String goodsDesc,
            int finishShippingCount,
            List<Item> shippingList) {

        static Shipping of(Consignment consignment) {
            var items = consignment.parcels().stream().map(Item::of).toList();
            var isFinished = consignment.finished().isPresent();
            return new Shipping(
                    consignment.last().map(UploadRequest::deliveryMode).orElse(null),
                    consignment.last().map(UploadRequest::logisticsType).orElse(null),
                    isFinished,
                    items.isEmpty() ? "" : String.valueOf(items.getLast().goodsDesc()),
                    isFinished ? 1 : 0,
                    items);
        }
    }

    record Item(
            @Nullable String trackingNo,
            @Nullable String expressCompany,
            @Nullable String goodsDesc,
            long uploadTime,
            @Nullable Contact contact) {

        static Item of(Consignment.Shipped shipped) {
            var parcel = shipped.parcel();
            return new Item(
                    parcel.trackingNo(),
                    parcel.expressCompany(),
                    parcel.itemDesc(),
                    shipped.uploaded().getEpochSecond(),
                    parcel.contact());
        }
    }
}
