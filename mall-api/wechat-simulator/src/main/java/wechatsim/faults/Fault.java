package wechatsim.faults;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Something that goes wrong. In JSON its kind is in `fault`: `{"fault": "delay", "by": "PT3S"}`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "fault")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Fault.Delay.class, name = "delay"),
    @JsonSubTypes.Type(value = Fault.AnswerLate.class, name = "answer-late"),
    @JsonSubTypes.Type(value = Fault.BreakOff.class, name = "break-off"),
    @JsonSubTypes.Type(value = Fault.BadGateway.class, name = "bad-gateway"),
    @JsonSubTypes.Type(value = Fault.UnsignedError.class, name = "unsigned-error"),
    @JsonSubTypes.Type(value = Fault.Refuse.class, name = "refuse"),
    @JsonSubTypes.Type(value = Fault.DoneButRefused.class, name = "done-but-refused"),
    @JsonSubTypes.Type(value = Fault.RefuseWithErrcode.class, name = "refuse-with-errcode"),
    @JsonSubTypes.Type(value = Fault.BadJson.class, name = "bad-json"),
    @JsonSubTypes.Type(value = Fault.Unsigned.class, name = "unsigned"),
    @JsonSubTypes.Type(value = Fault.WronglySigned.class, name = "wrongly-signed"),
    @JsonSubTypes.Type(value = Fault.UnknownSerial.class, name = "unknown-serial"),
    @JsonSubTypes.Type(value = Fault.Probe.class, name = "probe"),
    @JsonSubTypes.Type(value = Fault.ClockSkew.class, name = "clock-skew"),
    @JsonSubTypes.Type(value = Fault.PaidBeforeAnswered.class, name = "paid-before-answered"),
    @JsonSubTypes.Type(value = Fault.PaidBeforeClosed.class, name = "paid-before-closed"),
    @JsonSubTypes.Type(value = Fault.RefundEnds.class, name = "refund-ends"),
    @JsonSubTypes.Type(value = Fault.Drop.class, name = "drop"),
    @JsonSubTypes.Type(value = Fault.Duplicate.class, name = "duplicate"),
    @JsonSubTypes.Type(value = Fault.Hold.class, name = "hold"),
    @JsonSubTypes.Type(value = Fault.Forge.class, name = "forge"),
    @JsonSubTypes.Type(value = Fault.Alter.class, name = "alter"),
    @JsonSubTypes.Type(value = Fault.Backdate.class, name = "backdate")
})
public sealed interface Fault {

    /// Of the line between the mall and WeChat; found by the call's path.
    sealed interface OfTransport extends Fault {}

    /// Of an answer's content; found by the call's path.
    sealed interface OfAnswer extends Fault {}

    /// Of an answer's signature; found by the call's path.
    sealed interface OfSignature extends Fault {}

    /// Of one attempt at a notice; found by its event type or by the merchant's number of what it is
    /// about.
    sealed interface OfAttempt extends Fault {}

    /// The call waits before anything is done.
    record Delay(Duration by) implements OfTransport {}

    /// The call is carried out, and the answer kept back: a timeout after success.
    record AnswerLate(Duration by) implements OfTransport {}

    /// The call is carried out, and the connection breaks in the middle of the answer.
    record BreakOff() implements OfTransport {}

    /// Nothing is done, and something on the way answers with a page: 502, HTML, unsigned.
    record BadGateway() implements OfTransport {}

    /// Nothing is done, and somebody on the way says no in WeChat Pay's words, without a signature.
    record UnsignedError(int status, String code, String message) implements OfTransport {}

    /// Nothing is done, and WeChat Pay says no: `SYSTEM_ERROR`, `FREQUENCY_LIMITED`, `NOT_ENOUGH`.
    record Refuse(int status, String code, String message) implements OfAnswer {}

    /// The call is carried out, yet WeChat Pay says that it was not.
    record DoneButRefused(int status, String code, String message) implements OfAnswer {}

    /// Nothing is done, and the Mini Program API says no: -1 when it is busy, 45011 when too often.
    record RefuseWithErrcode(int errcode, String errmsg) implements OfAnswer {}

    /// The call is carried out, and the second half of the answer is missing, correctly signed.
    record BadJson() implements OfAnswer {}

    /// The answer bears no signature.
    record Unsigned() implements OfSignature {}

    /// The answer is signed by somebody else in WeChat's name.
    record WronglySigned() implements OfSignature {}

    /// The answer is signed with a key that nobody knows.
    record UnknownSerial() implements OfSignature {}

    /// The answer bears WeChat's own test of the merchant's checks: a wrong signature that begins
    /// with `WECHATPAY/SIGNTEST/`.
    record Probe() implements OfSignature {}

    /// The answer is signed at another time: negative in the past.
    record ClockSkew(Duration by) implements OfSignature {}

    /// The shopper pays, and the notice is sent, before the order call is answered, which happens
    /// that much later. Found by the merchant's number.
    record PaidBeforeAnswered(Duration by) implements Fault {}

    /// The shopper pays in the moment before the close call is carried out. Found by the
    /// merchant's number.
    record PaidBeforeClosed() implements Fault {}

    /// A refund does not succeed by itself: it stays `PROCESSING`, or ends `ABNORMAL` or `CLOSED`.
    /// Found by the merchant's refund number.
    record RefundEnds(End end) implements Fault {

        /// How.
        public enum End {
            PROCESSING,
            ABNORMAL,
            CLOSED
        }
    }

    /// An attempt gets lost on its way; the next one comes at its time.
    record Drop() implements OfAttempt {}

    /// An attempt arrives so many times at once.
    record Duplicate(int copies) implements OfAttempt {}

    /// A notice waits until it is released, in whatever order. Found as attempts are.
    record Hold() implements Fault {}

    /// An attempt is not WeChat's, or not as WeChat sent it.
    record Forge(Forgery by) implements OfAttempt {}

    /// An attempt says something else, otherwise perfectly encrypted and signed.
    ///
    /// @param field the path of the altered value: `/amount/total`, `/payer/openid`, `/trade_state`
    record Alter(String field, JsonNode value) implements OfAttempt {}

    /// An attempt was signed that long ago: an old one that somebody plays again.
    record Backdate(Duration by) implements OfAttempt {}
}
