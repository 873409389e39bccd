package wechatsim.pay;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import wechatsim.kernel.WechatTime;
import wechatsim.pay.BillType.Column;

/// The columns that bills are put together from, in groups.
final class BillColumns {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    static final List<Column> TRADE = List.of(
            column("交易时间", row -> time(row.time())),
            column("公众账号ID", row -> row.payment().terms().appid()),
            column("商户号", row -> row.payment().terms().mchid()),
            column("特约商户号", _ -> "0"),
            column("设备号", _ -> ""),
            column("微信订单号", BillRow::transactionId),
            column("商户订单号", row -> row.payment().outTradeNo()),
            column("用户标识", row -> row.payment().openid()),
            column("交易类型", _ -> "JSAPI"),
            column("交易状态", row -> row.isRefund() ? "REFUND" : "SUCCESS"),
            column("付款银行", _ -> "OTHERS"),
            column("货币种类", _ -> "CNY"),
            column("应结订单金额", row -> yuan(row.paid())),
            column("代金券金额", _ -> yuan(0)));

    static final List<Column> REFUND_TIMES = List.of(
            column("退款申请时间", ofRefund("", refund -> time(refund.created()))),
            column("退款成功时间", row -> time(row.time())));

    static final List<Column> REFUND = List.of(
            column("微信退款单号", ofRefund("0", Refund::refundId)),
            column("商户退款单号", ofRefund("0", Refund::outRefundNo)),
            column("退款金额", row -> yuan(row.givenBack())),
            column("充值券退款金额", _ -> yuan(0)),
            column("退款类型", ofRefund("", _ -> "ORIGINAL")),
            column("退款状态", ofRefund("", refund -> refund.status().name())));

    static final List<Column> GOODS = List.of(
            column("商品名称", row -> row.payment().terms().description()),
            column("商户数据包", row -> {
                var attach = row.payment().terms().attach();
                return attach == null ? "" : attach;
            }),
            column("手续费", row -> row.fee().toPlainString()),
            column("费率", _ -> "0.60%"),
            column("订单金额", row -> yuan(row.paid())));

    static final List<Column> ASKED_BACK = List.of(column("申请退款金额", row -> yuan(row.givenBack())));

    static final List<Column> NOTE = List.of(column("费率备注", _ -> ""));

    private BillColumns() {}

    static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static String time(Instant instant) {
        return TIME.format(instant.atZone(WechatTime.ZONE));
    }

    private static Column column(String name, Function<BillRow, String> value) {
        return new Column(name, value);
    }

    private static Function<BillRow, String> ofRefund(String otherwise, Function<Refund, String> value) {
        return row -> {
            var refund = row.refund();
            return refund == null ? otherwise : value.apply(refund);
        };
    }
}
