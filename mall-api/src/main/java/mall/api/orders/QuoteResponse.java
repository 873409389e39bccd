package mall.api.orders;

import java.util.List;
import mall.domain.catalog.ProductId;
import mall.domain.catalog.SkuSnapshot;
import mall.domain.kernel.Money;
import mall.domain.kernel.SkuId;
import mall.domain.orders.pricing.Applied;
import mall.domain.orders.pricing.Missed;
import mall.domain.orders.pricing.PricedLine;
import mall.domain.orders.pricing.PricedQuote;
import org.jspecify.annotations.Nullable;

/// What a basket costs and how that comes about: goods + freight + adjustments = payable.
///
/// @param freightFen null while nobody has said where to send it
/// @param adjustmentsFen zero or less
record QuoteResponse(
        List<LineResponse> lines,
        long goodsFen,
        @Nullable Long freightFen,
        long adjustmentsFen,
        long payableFen,
        List<AppliedResponse> applied,
        List<MissedResponse> missed) {

    /// @param payableFen of the whole line, all adjustments included
    /// @param alternatives what the shopper may have instead of this gift: pick one by a choice whose
    /// option is the SKU
    record LineResponse(
            int no,
            SkuId sku,
            ProductId product,
            String title,
            String specText,
            @Nullable String picture,
            int quantity,
            long unitPriceFen,
            long payableFen,
            boolean gift,
            List<GiftResponse> alternatives) {

        static LineResponse of(PricedLine line) {
            return new LineResponse(
                    line.no(),
                    line.sku().id(),
                    line.sku().product(),
                    line.sku().title(),
                    line.sku().specText(),
                    line.sku().picture(),
                    line.quantity(),
                    line.unitPrice().fen(),
                    line.payable().fen(),
                    line.isGift(),
                    line.alternatives().stream().map(GiftResponse::of).toList());
        }
    }

    /// A gift that may be picked.
    record GiftResponse(
            SkuId sku,
            String title,
            String specText,
            @Nullable String picture) {

        static GiftResponse of(SkuSnapshot sku) {
            return new GiftResponse(sku.id(), sku.title(), sku.specText(), sku.picture());
        }
    }

    /// A promotion that took effect: why, and how much of it fell on what.
    record AppliedResponse(
            String play, String promotion, String label, String words, long amountFen, List<ShareResponse> shares) {

        static AppliedResponse of(Applied applied) {
            return new AppliedResponse(
                    applied.source().play(),
                    applied.source().promotion(),
                    applied.source().label(),
                    applied.words(),
                    applied.amount().fen(),
                    applied.shares().stream()
                            .map(share -> new ShareResponse(
                                    share.line(), share.amount().fen()))
                            .toList());
        }
    }

    /// @param line null for the freight
    /// @param amountFen zero or less; a gift, and what earned it, have 0
    record ShareResponse(@Nullable Integer line, long amountFen) {}

    /// A promotion that did not, or could do more, and what it would take.
    ///
    /// @param missingFen the amount of goods that is missing; null when that is not it
    /// @param missingPieces the pieces that are missing; null when that is not it
    record MissedResponse(
            String play,
            String promotion,
            String label,
            String reason,
            String words,
            @Nullable Long missingFen,
            @Nullable Integer missingPieces) {

        static MissedResponse of(Missed missed) {
            return new MissedResponse(
                    missed.source().play(),
                    missed.source().promotion(),
                    missed.source().label(),
                    missed.reason(),
                    missed.words(),
                    missed.gap() == null || missed.gap().amount().isZero()
                            ? null
                            : missed.gap().amount().fen(),
                    missed.gap() == null || missed.gap().pieces() == 0
                            ? null
                            : missed.gap().pieces());
        }
    }

    static QuoteResponse of(PricedQuote quote) {
        return new QuoteResponse(
                quote.lines().stream().map(LineResponse::of).toList(),
                quote.goods().fen(),
                fen(quote.freight()),
                quote.adjustments().fen(),
                quote.payable().fen(),
                quote.applied().stream().map(AppliedResponse::of).toList(),
                quote.missed().stream().map(MissedResponse::of).toList());
    }

    private static @Nullable Long fen(@Nullable Money money) {
        return money == null ? null : money.fen();
    }
}
