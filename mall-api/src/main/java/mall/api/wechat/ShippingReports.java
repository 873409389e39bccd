package mall.api.wechat;

import cn.binarywang.wx.miniapp.bean.shop.request.shipping.ContactBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.OrderKeyBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.PayerBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.ShippingListBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.WxMaOrderShippingInfoUploadRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import mall.domain.kernel.ShopCalendar;
import mall.domain.orders.Carrier;
import mall.domain.shipping.ShippingNotice;
import mall.domain.shipping.ShippingReport;
import mall.domain.shipping.ShippingReport.Parcel;
import org.jspecify.annotations.Nullable;

/// Tells WeChat what was shipped: until it knows, the shopper's money stays frozen. WeChat hears of a
/// payment about a minute after it was made; before that it says that there is none.
final class ShippingReports implements ShippingNotice {

    private static final int BY_TRANSACTION_ID = 2;
    private static final int UNIFIED = 1;
    private static final int SPLIT = 2;

    /// With milliseconds and zone, or WeChat refuses it.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    /// WeChat knows it: shipped in full already, or nothing has changed since the last report, which
    /// arrived, and only its answer did not.
    private static final Set<String> KNOWN = Set.of("10060002", "10060023");

    /// Refused for good: corrected once already, refunded, or the report itself is wrong. All else, such
    /// as a payment that WeChat's other side has not heard of yet (10060001), is worth another try.
    private static final Set<String> IMPOSSIBLE = Set.of(
            "10060003",
            "10060004",
            "10060005",
            "10060006",
            "10060007",
            "10060008",
            "10060009",
            "10060031",
            "268485216",
            "40097",
            "47001");

    private final MiniProgram program;
    private final WechatCalls calls;
    private final String appid;

    ShippingReports(MiniProgram program, WechatCalls calls, String appid) {
        this.program = program;
        this.calls = calls;
        this.appid = appid;
    }

    @Override
    public Answer upload(ShippingReport report) {
        if (!report.payer().appid().equals(appid)) {
            return new Answer.Impossible("the payer belongs to another Mini Program");
        }
        return switch (calls.once(() -> program.getWxMaOrderShippingService().upload(request(report)))) {
            case Reply.Value<?> _ -> new Answer.Accepted();
            case Reply.No<?>(var no, var words) -> {
                if (KNOWN.contains(no)) yield new Answer.Accepted();
                yield IMPOSSIBLE.contains(no)
                        ? new Answer.Impossible(no + " " + words)
                        : new Answer.Later(no + " " + words);
            }
            case Reply.Silence<?>(var reason) -> new Answer.Later(reason);
        };
    }

    private static WxMaOrderShippingInfoUploadRequest request(ShippingReport report) {
        return WxMaOrderShippingInfoUploadRequest.builder()
                .orderKey(OrderKeyBean.builder()
                        .orderNumberType(BY_TRANSACTION_ID)
                        .transactionId(report.transactionId())
                        .build())
                .logisticsType(
                        switch (report.way()) {
                            case EXPRESS -> 1;
                            case VIRTUAL -> 3;
                            case PICKUP -> 4;
                        })
                .deliveryMode(report.split() ? SPLIT : UNIFIED)
                .isAllDelivered(report.split() ? report.everything() : null)
                .shippingList(report.parcels().stream()
                        .map(parcel -> parcel(parcel, report.receiverPhone()))
                        .toList())
                .uploadTime(time(report.at()))
                .payer(new PayerBean(report.payer().openid()))
                .build();
    }

    private static ShippingListBean parcel(Parcel parcel, @Nullable String receiverPhone) {
        var contact = parcel.carrier() == null || receiverPhone == null
                ? null
                : ContactBean.builder().receiverContact(receiverPhone).build();
        return ShippingListBean.builder()
                .trackingNo(parcel.trackingNumber())
                .expressCompany(parcel.carrier() == null ? null : code(parcel.carrier()))
                .itemDesc(parcel.description())
                .contact(contact)
                .build();
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(ShopCalendar.ZONE));
    }

    /// The codes of WeChat's own list of carriers.
    private static String code(Carrier carrier) {
        return switch (carrier) {
            case YUNDA -> "YD";
            case DB -> "DBL";
            case BEST -> "HTKY";
            case SF, ZTO, YTO, STO, JTSD, JD, EMS -> carrier.name();
        };
    }
}
