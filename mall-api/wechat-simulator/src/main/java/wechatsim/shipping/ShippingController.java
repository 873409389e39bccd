package wechatsim.shipping;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import wechatsim.crypto.Merchant;
import wechatsim.miniapp.Answer;
import wechatsim.miniapp.ApiController;
import wechatsim.miniapp.ApiError;

@ApiController
@RequestMapping("/wxa/sec/order")
class ShippingController {

    private static final int MOST = 100;

    private final ShippingDesk desk;
    private final Merchant merchant;

    ShippingController(ShippingDesk desk, Merchant merchant) {
        this.desk = desk;
        this.merchant = merchant;
    }

    @PostMapping("/upload_shipping_info")
    Answer upload(@Valid @RequestBody UploadRequest upload) {
        desk.upload(upload);
        return Answer.OK;
    }

    @PostMapping("/get_order")
    Found order(@RequestBody Wanted wanted) {
        return new Found(0, "ok", desk.order(wanted.transactionId(), wanted.merchantTradeNo()));
    }

    @PostMapping("/get_order_list")
    FoundList orders(@RequestBody WantedList wanted) {
        int size = wanted.pageSize() == null ? MOST : Math.clamp(wanted.pageSize(), 1, MOST);
        int from =
                wanted.lastIndex() == null || wanted.lastIndex().isEmpty() ? 0 : Integer.parseInt(wanted.lastIndex());
        var all = desk.orders(wanted::fits);
        var page = all.stream().skip(from).limit(size).toList();
        int next = from + page.size();
        return new FoundList(0, "ok", String.valueOf(next), next < all.size(), page);
    }

    @PostMapping("/notify_confirm_receive")
    Answer remind(@Valid @RequestBody Reminder reminder) {
        desk.remind(reminder.transactionId(), reminder.merchantTradeNo());
        return Answer.OK;
    }

    @PostMapping("/set_msg_jump_path")
    Answer setJumpPath(@Valid @RequestBody JumpPath jump) {
        if (jump.path().isBlank() || jump.path().startsWith("/")) throw new ApiError(40097, "invalid path");
        return Answer.OK;
    }

    @PostMapping("/is_trade_managed")
    Managed isTradeManaged(@Valid @RequestBody App app) {
        return new Managed(0, "ok", isOurs(app));
    }

    @PostMapping("/is_trade_management_confirmation_completed")
    Completed isConfirmationCompleted(@Valid @RequestBody App app) {
        return new Completed(0, "ok", isOurs(app));
    }

    private boolean isOurs(App app) {
        if (!app.appid().equals(merchant.appid())) throw new ApiError(40013, "invalid appid");
        return true;
    }

    record Wanted(
            @Nullable String transactionId,
            @Nullable String merchantId,
            @Nullable String subMerchantId,
            @Nullable String merchantTradeNo) {}

    record WantedList(
            @Nullable TimeRange payTimeRange,
            @Nullable Integer orderState,
            @Nullable String openid,
            @Nullable String lastIndex,
            @Nullable Integer pageSize) {

        int from() {
            if (lastIndex == null || lastIndex.isEmpty()) return 0;
            if (!lastIndex.matches("\\d{1,9}")) throw new ApiError(40097, "invalid last_index");
            return Integer.parseInt(lastIndex);
        }

        boolean fits(OrderView order) {
            return (payTimeRange == null || payTimeRange.has(order.payTime()))
                    && (orderState == null || orderState == order.orderState())
                    && (openid == null || openid.equals(order.openid()));
        }
    }

    record TimeRange(@Nullable Long beginTime, @Nullable Long endTime) {

        boolean has(long seconds) {
            return (beginTime == null || seconds >= beginTime) && (endTime == null || seconds <= endTime);
        }
    }

    record Reminder(
            @Nullable String transactionId,
            @Nullable String merchantId,
            @Nullable String merchantTradeNo,
            @NotNull Long receivedTime) {}

    record JumpPath(@NotNull String path) {}

    record App(@NotNull String appid) {}

    record Found(int errcode, String errmsg, OrderView order) {}

    record FoundList(int errcode, String errmsg, String lastIndex, boolean hasMore, List<OrderView> orderList) {}

    record Managed(int errcode, String errmsg, boolean isTradeManaged) {}

    record Completed(int errcode, String errmsg, boolean completed) {}
}
