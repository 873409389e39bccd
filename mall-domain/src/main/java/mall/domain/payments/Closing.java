package mall.domain.payments;

/// Whether a payable can still be paid. Only after `Closed` may anything be released that was
/// kept for the payer.
public sealed interface Closing {

    /// Nobody can pay it any more.
    record Closed() implements Closing {}

    /// It is paid, perhaps at this very moment; `PaymentSettled` has been announced.
    record AlreadyPaid(PaymentId payment) implements Closing {}

    /// WeChat did not confirm; no new attempt can start, an old one may still be paid. Close again.
    record StillOpen(String reason) implements Closing {}
}
