package mall.promotion.flashsale;

import java.time.Instant;
import mall.domain.kernel.Refusal;
import mall.domain.kernel.SkuId;

/// Why somebody gets nothing of a flash sale.
public abstract sealed class FlashSaleRefusal extends Refusal {

    private FlashSaleRefusal(String code, Object... facts) {
        super(code, facts);
    }

    /// What it sells is bought at its own counter, where whoever comes first is served first.
    public static final class NotAdmitted extends FlashSaleRefusal {
        public NotAdmitted() {
            super("flash-sale-not-admitted");
        }
    }

    /// The session opens later.
    public static final class NotStarted extends FlashSaleRefusal {
        public NotStarted(Instant opensAt) {
            super("flash-sale-not-started", "opensAt", opensAt);
        }
    }

    /// The session is over.
    public static final class Over extends FlashSaleRefusal {
        public Over() {
            super("flash-sale-over");
        }
    }

    /// The merchant stopped it for now.
    public static final class Paused extends FlashSaleRefusal {
        public Paused() {
            super("flash-sale-paused");
        }
    }

    /// It is not sold in this session.
    public static final class SkuUnknown extends FlashSaleRefusal {
        public SkuUnknown(SkuId sku) {
            super("flash-sale-sku-unknown", "sku", sku);
        }
    }

    /// One member may buy so many of it in this session.
    public static final class LimitReached extends FlashSaleRefusal {
        public LimitReached(int limit) {
            super("flash-sale-limit-reached", "limit", limit);
        }
    }

    /// One member may buy so much in all sessions together.
    public static final class CampaignLimitReached extends FlashSaleRefusal {
        public CampaignLimitReached(int limit) {
            super("flash-sale-campaign-limit-reached", "limit", limit);
        }
    }

    /// Only a session that is open can be closed.
    public static final class SessionNotOpen extends FlashSaleRefusal {
        SessionNotOpen(SessionId session) {
            super("flash-session-not-open", "session", session);
        }
    }
}
