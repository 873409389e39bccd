package mall.api.wechat;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.github.binarywang.wxpay.bean.request.WxPayOrderCloseV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayOrderQueryV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayRefundV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayUnifiedOrderV3Request;
import com.github.binarywang.wxpay.bean.result.WxPayUnifiedOrderV3Result;
import com.github.binarywang.wxpay.bean.result.enums.TradeTypeEnum;
import com.github.binarywang.wxpay.service.WxPayService;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import mall.domain.kernel.Money;
import mall.domain.kernel.ShopCalendar;
import mall.domain.payments.PaymentGateway;
import mall.domain.payments.PaymentId;
import mall.domain.payments.PaymentParameters;
import mall.domain.payments.RefundId;
import org.jspecify.annotations.Nullable;

/// WeChat Pay's API v3 for one merchant, through WxJava.
final class WechatPayGateway implements PaymentGateway {

    private static final Set<String> PAID = Set.of("ORDERPAID");
    private static final Set<String> CLOSED = Set.of("ORDER_CLOSED", "ORDERCLOSED");
    private static final Set<String> NOT_THERE =
            Set.of("ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS", "NOT_FOUND");
    private static final Set<String> NUMBER_SPENT = Set.of("OUT_TRADE_NO_USED", "ORDER_CLOSED", "ORDERCLOSED");
    private static final Set<String> TOO_OFTEN =
            Set.of("FREQUENCY_LIMITED", "FREQUENCY_LIMIT_EXCEED", "RATELIMIT_EXCEEDED", "RATELIMIT_EXCEED");

    /// Why a refund can never succeed: too old, or the payer's account is gone. Whatever else WeChat says
    /// (no money on the merchant's account, no permission, a wrong setting, something new) may be mended,
    /// and the money is still owed.
    private static final Set<String> NEVER = Set.of("TRADE_OVERDUE", "USER_ACCOUNT_ABNORMAL", "ACCOUNT_ERROR");

    private final WxPayService pay;
    private final WechatCalls calls;
    private final PayAnswers answers;
    private final WechatSettings.Pay settings;

    WechatPayGateway(WxPayService pay, WechatCalls calls, PayAnswers answers, WechatSettings.Pay settings) {
        this.pay = pay;
        this.calls = calls;
        this.answers = answers;
        this.settings = settings;
    }

    @Override
    public String mchid() {
        return settings.mchid();
    }

    @Override
    public Opening open(Prepayment prepayment) {
        return switch (calls.twice(() -> pay.unifiedOrderV3(TradeTypeEnum.JSAPI, request(prepayment)))) {
            case Reply.Value<WxPayUnifiedOrderV3Result>(var answer) -> opened(answer.getPrepayId());
            case Reply.Silence<WxPayUnifiedOrderV3Result>(var reason) -> new Opening.Unknown(reason);
            case Reply.No<WxPayUnifiedOrderV3Result>(var code, var words) -> {
                if (PAID.contains(code)) yield new Opening.Paid();
                if (NUMBER_SPENT.contains(code)) yield new Opening.NumberSpent(code);
                yield TOO_OFTEN.contains(code) ? new Opening.Unknown(code) : new Opening.Rejected(code);
            }
        };
    }

    private static Opening opened(@Nullable String prepayId) {
        return prepayId == null ? new Opening.Unknown("no prepay id") : new Opening.Opened(prepayId);
    }

    private WxPayUnifiedOrderV3Request request(Prepayment prepayment) {
        var amount = new WxPayUnifiedOrderV3Request.Amount();
        amount.setTotal(fen(prepayment.amount()));
        amount.setCurrency("CNY");
        var payer = new WxPayUnifiedOrderV3Request.Payer();
        payer.setOpenid(prepayment.payer().openid());
        return new WxPayUnifiedOrderV3Request()
                .setAppid(prepayment.payer().appid())
                .setMchid(prepayment.mchid())
                .setDescription(prepayment.description())
                .setOutTradeNo(prepayment.payment().outTradeNo())
                .setTimeExpire(time(prepayment.payBy()))
                .setNotifyUrl(settings.notifyUrl(PayNoticeController.PAYMENTS))
                .setAmount(amount)
                .setPayer(payer);
    }

    @Override
    public Look query(PaymentId payment, String mchid) {
        var request = new WxPayOrderQueryV3Request();
        request.setOutTradeNo(payment.outTradeNo());
        request.setMchid(mchid);
        return switch (calls.twice(() -> answers.look(pay.queryOrderV3(request)))) {
            case Reply.Value<Look>(var look) -> look;
            case Reply.Silence<Look>(var reason) -> new Look.Unknown(reason);
            case Reply.No<Look>(var code, var words) ->
                NOT_THERE.contains(code) ? new Look.NotThere() : new Look.Unknown(code);
        };
    }

    @Override
    public Closure close(PaymentId payment, String mchid) {
        var request = new WxPayOrderCloseV3Request();
        request.setOutTradeNo(payment.outTradeNo());
        request.setMchid(mchid);
        return switch (calls.twice(() -> {
            pay.closeOrderV3(request);
            return payment;
        })) {
            case Reply.Value<PaymentId> _ -> new Closure.Done();
            case Reply.Silence<PaymentId>(var reason) -> new Closure.Unknown(reason);
            case Reply.No<PaymentId>(var code, var words) -> {
                if (PAID.contains(code)) yield new Closure.Paid();
                if (CLOSED.contains(code)) yield new Closure.Done();
                yield NOT_THERE.contains(code) ? new Closure.NotThere() : new Closure.Unknown(code);
            }
        };
    }

    /// Once only: WeChat rations erring refund calls, and the refund clock tries again.
    @Override
    public RefundAnswer refund(Repayment repayment) {
        return switch (calls.once(() -> answers.refund(pay.refundV3(request(repayment))))) {
            case Reply.Value<RefundAnswer>(var answer) -> answer;
            case Reply.Silence<RefundAnswer>(var reason) -> new RefundAnswer.Unknown(reason);
            case Reply.No<RefundAnswer>(var code, var words) ->
                NEVER.contains(code) ? new RefundAnswer.Rejected(code) : new RefundAnswer.Later(code);
        };
    }

    private WxPayRefundV3Request request(Repayment repayment) {
        var amount = new WxPayRefundV3Request.Amount();
        amount.setRefund(fen(repayment.amount()));
        amount.setTotal(fen(repayment.total()));
        amount.setCurrency("CNY");
        return new WxPayRefundV3Request()
                .setOutTradeNo(repayment.payment().outTradeNo())
                .setOutRefundNo(repayment.refund().outRefundNo())
                .setReason(repayment.reason())
                .setNotifyUrl(settings.notifyUrl(PayNoticeController.REFUNDS))
                .setAmount(amount);
    }

    @Override
    public RefundAnswer queryRefund(RefundId refund) {
        return switch (calls.once(() -> answers.refund(pay.refundQueryV3(refund.outRefundNo())))) {
            case Reply.Value<RefundAnswer>(var answer) -> answer;
            case Reply.Silence<RefundAnswer>(var reason) -> new RefundAnswer.Unknown(reason);
            case Reply.No<RefundAnswer>(var code, var words) ->
                NOT_THERE.contains(code) || code.equals("REFUND_NOT_EXISTS")
                        ? new RefundAnswer.NotThere()
                        : new RefundAnswer.Unknown(code);
        };
    }

    @Override
    public PaymentParameters parameters(PaymentId payment, String appid, String prepayId) {
        var opened = new WxPayUnifiedOrderV3Result();
        opened.setPrepayId(prepayId);
        var key = pay.getConfig().getPrivateKey();
        WxPayUnifiedOrderV3Result.JsapiResult signed =
                opened.getPayInfo(TradeTypeEnum.JSAPI, appid, settings.mchid(), key);
        return new PaymentParameters(
                payment,
                signed.getAppId(),
                signed.getTimeStamp(),
                signed.getNonceStr(),
                signed.getPackageValue(),
                signed.getSignType(),
                signed.getPaySign());
    }

    private static int fen(Money amount) {
        return Math.toIntExact(amount.fen());
    }

    private static String time(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(SECONDS).atZone(ShopCalendar.ZONE).toOffsetDateTime());
    }
}
