package mall.promotion.flashsale.board;

import java.util.List;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.SessionState;

/// A session as it is shown at a moment.
///
/// @param lots those of goods that are on sale at all
public record Poster(FlashSession session, SessionState state, List<ShownLot> lots) {

    public Poster {
        lots = List.copyOf(lots);
    }
}
