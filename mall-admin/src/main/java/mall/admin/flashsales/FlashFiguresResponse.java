package mall.admin.flashsales;

import java.util.List;
import java.util.Map;
import mall.domain.kernel.SkuId;
import mall.promotion.flashsale.SessionDetail;
import mall.promotion.flashsale.SessionDetail.LotDetail;
import mall.promotion.flashsale.counter.Figures.LotFigures;

/// What is going on in a session, of all replicas together.
record FlashFiguresResponse(List<LotFiguresResponse> lots) {

    /// @param attemptsPerSecond in the last ten seconds that are complete
    /// @param attempts taps with these goods
    /// @param admitted let in by the gate
    /// @param ordered units in orders, those that were undone included
    /// @param paid units in orders that are paid and not undone
    /// @param returned units of orders that were undone
    /// @param refused attempts by the code of their problem
    record LotFiguresResponse(
            SkuId sku,
            double attemptsPerSecond,
            long attempts,
            long admitted,
            int ordered,
            int paid,
            int returned,
            Map<String, Long> refused) {

        private static final LotFigures NOBODY = new LotFigures(0, 0, 0, Map.of(), 0);

        static LotFiguresResponse of(LotDetail lot, Map<SkuId, LotFigures> counter) {
            var figures = counter.getOrDefault(lot.sku(), NOBODY);
            return new LotFiguresResponse(
                    lot.sku(),
                    figures.attemptsPerSecond(),
                    figures.attempted(),
                    figures.admitted(),
                    lot.ordered(),
                    lot.paid(),
                    lot.returned(),
                    figures.refused());
        }
    }

    static FlashFiguresResponse of(SessionDetail session, Map<SkuId, LotFigures> counter) {
        return new FlashFiguresResponse(session.lots().stream()
                .map(lot -> LotFiguresResponse.of(lot, counter))
                .toList());
    }
}
