package mall.domain.payments;

/// What became of WeChat's word on a payment. Only an error (an exception) calls for WeChat to say
/// it again; each of these is an answer.
public sealed interface Settlement {

    /// The payment is paid now.
    record Settled(PaymentId payment) implements Settlement {}

    /// It was paid before: a repeat.
    record AlreadySettled(PaymentId payment) implements Settlement {}

    /// WeChat's word contradicts what we know; nothing is applied and an incident is kept.
    ///
    /// @param reason what differs: `amount`, `currency`, `appid`, `mchid`, `payer`, `transaction`,
    /// `state`: it was said to be news of a success, and is none
    record Mismatch(PaymentId payment, String reason) implements Settlement {}

    /// The number is none of ours; an incident is kept.
    record UnknownPayment(String outTradeNo) implements Settlement {}
}
