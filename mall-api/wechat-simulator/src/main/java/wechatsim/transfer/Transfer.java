package wechatsim.transfer;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import wechatsim.crypto.PlatformKeys;
import wechatsim.gateway.PayError;
import wechatsim.kernel.RandomText;

/// Money that waits for the shopper's confirmation: he confirms and gets it, or lets a day pass, or
/// the merchant takes it back before.
final class Transfer {

    private final String transferBillNo = "13300" + RandomText.digits(27);
    private final String packageInfo = RandomText.alphanumeric(120);
    private final TransferRequest terms;
    private final PlatformKeys.Kind asked;
    private final Instant created;
    private TransferState state = TransferState.WAIT_USER_CONFIRM;
    private Instant updated;
    private @Nullable String failReason;

    Transfer(TransferRequest terms, PlatformKeys.Kind asked, Instant now) {
        this.terms = terms;
        this.asked = asked;
        created = now;
        updated = now;
    }

    void checkSameAs(TransferRequest again) {
        if (!terms.isSameAs(again)) throw PayError.invalidRequest("请求重入时，参数与首次请求时不一致");
    }

    /// The shopper takes the money.
    ///
    /// @return whether he was still asked
    synchronized boolean confirm(Instant now) {
        return move(TransferState.WAIT_USER_CONFIRM, TransferState.SUCCESS, now);
    }

    /// The day is over.
    ///
    /// @return whether it was still waiting
    synchronized boolean expire(Instant now) {
        if (!move(TransferState.WAIT_USER_CONFIRM, TransferState.FAIL, now)) return false;
        failReason = "OVERDUE_CLOSE";
        return true;
    }

    /// The merchant takes it back.
    ///
    /// @return whether this began to
    synchronized boolean cancel(Instant now) {
        if (state == TransferState.SUCCESS || state == TransferState.FAIL) {
            throw PayError.invalidRequest("转账单已是终态，不可撤销");
        }
        return move(TransferState.WAIT_USER_CONFIRM, TransferState.CANCELING, now);
    }

    synchronized void cancelled(Instant now) {
        move(TransferState.CANCELING, TransferState.CANCELLED, now);
    }

    private boolean move(TransferState from, TransferState to, Instant now) {
        if (state != from) return false;
        state = to;
        updated = now;
        return true;
    }

    synchronized TransferState state() {
        return state;
    }

    synchronized Instant updated() {
        return updated;
    }

    synchronized Optional<String> failReason() {
        return Optional.ofNullable(failReason);
    }

    String transferBillNo() {
        return transferBillNo;
    }

    String packageInfo() {
        return packageInfo;
    }

    TransferRequest terms() {
        return terms;
    }

    PlatformKeys.Kind asked() {
        return asked;
    }

    Instant created() {
        return created;
    }
}
