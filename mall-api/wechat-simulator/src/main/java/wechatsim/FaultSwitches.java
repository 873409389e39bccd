package wechatsim;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import wechatsim.faults.Fault;
import wechatsim.faults.Faults;
import wechatsim.faults.Forgery;
import wechatsim.faults.Switch;

/// Switches faults on and off from Java, in words. Each befalls everything that it can, once,
/// unless [#where(String)] or [#times(int)] says otherwise:
/// `wechat.faults().where("/v3/refund/*").times(3).systemErrors()`.
public final class FaultSwitches {

    private static final String REFUNDS = "/v3/refund/*";

    private final Faults faults;
    private final String where;
    private final @Nullable Integer times;

    FaultSwitches(Faults faults) {
        this(faults, "*", 1);
    }

    private FaultSwitches(Faults faults, String where, @Nullable Integer times) {
        this.faults = faults;
        this.where = where;
        this.times = times;
    }

    /// Only for that path, event type or merchant's number; `*` stands for any text.
    public FaultSwitches where(String pattern) {
        return new FaultSwitches(faults, pattern, times);
    }

    public FaultSwitches times(int count) {
        return new FaultSwitches(faults, where, count);
    }

    public FaultSwitches untilOff() {
        return new FaultSwitches(faults, where, null);
    }

    public Switch on(Fault fault) {
        return faults.on(fault, where, times);
    }

    public void allOff() {
        faults.allOff();
    }

    public Switch delays(Duration by) {
        return on(new Fault.Delay(by));
    }

    /// Carries the call out and keeps the answer back.
    public Switch answersLate(Duration by) {
        return on(new Fault.AnswerLate(by));
    }

    public Switch breaksOff() {
        return on(new Fault.BreakOff());
    }

    public Switch badGateways() {
        return on(new Fault.BadGateway());
    }

    public Switch systemErrors() {
        return on(new Fault.Refuse(500, "SYSTEM_ERROR", "系统异常，请稍后重试"));
    }

    public Switch systemErrorsAfterDoing() {
        return on(new Fault.DoneButRefused(500, "SYSTEM_ERROR", "系统异常，请稍后重试"));
    }

    public Switch tooManyRequests() {
        return on(new Fault.Refuse(429, "FREQUENCY_LIMITED", "频率超限"));
    }

    /// Says so to refunds only, wherever else this looks.
    public Switch notEnoughMoneyToRefund() {
        return where(REFUNDS).on(new Fault.Refuse(403, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起"));
    }

    public Switch busyMiniProgramApi() {
        return on(new Fault.RefuseWithErrcode(-1, "system error"));
    }

    public Switch badJson() {
        return on(new Fault.BadJson());
    }

    public Switch unsignedAnswers() {
        return on(new Fault.Unsigned());
    }

    /// Somebody on the way says no in WeChat Pay's words.
    public Switch unsignedErrors(int status, String code) {
        return on(new Fault.UnsignedError(status, code, "没有签名的应答"));
    }

    public Switch wronglySignedAnswers() {
        return on(new Fault.WronglySigned());
    }

    public Switch probesAnswers() {
        return on(new Fault.Probe());
    }

    public Switch clockSkew(Duration by) {
        return on(new Fault.ClockSkew(by));
    }

    /// The notice comes before the answer to the order call.
    public Switch paidBeforeAnswered(Duration answerLater) {
        return on(new Fault.PaidBeforeAnswered(answerLater));
    }

    public Switch paidBeforeClosed() {
        return on(new Fault.PaidBeforeClosed());
    }

    public Switch refundsStayProcessing() {
        return on(new Fault.RefundEnds(Fault.RefundEnds.End.PROCESSING));
    }

    public Switch refundsEndAbnormal() {
        return on(new Fault.RefundEnds(Fault.RefundEnds.End.ABNORMAL));
    }

    public Switch refundsEndClosed() {
        return on(new Fault.RefundEnds(Fault.RefundEnds.End.CLOSED));
    }

    public Switch dropsNotices() {
        return on(new Fault.Drop());
    }

    public Switch duplicatesNotices(int copies) {
        return on(new Fault.Duplicate(copies));
    }

    public Switch holdsNotices() {
        return on(new Fault.Hold());
    }

    public Switch forgesNotices(Forgery by) {
        return on(new Fault.Forge(by));
    }

    public Switch backdatesNotices(Duration by) {
        return on(new Fault.Backdate(by));
    }

    /// Sends a notice that says another number.
    ///
    /// @param field the path of the altered value: `/amount/total`
    public Switch altersNotices(String field, long value) {
        return on(new Fault.Alter(field, JsonNodeFactory.instance.numberNode(value)));
    }

    /// Sends a notice that says another text.
    ///
    /// @param field the path of the altered value: `/trade_state`
    public Switch altersNotices(String field, String value) {
        return on(new Fault.Alter(field, JsonNodeFactory.instance.stringNode(value)));
    }
}
