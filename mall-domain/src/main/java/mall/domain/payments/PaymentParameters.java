package mall.domain.payments;

/// What the Mini Program hands to `wx.requestPayment`, signed by us. That the call succeeds there
/// proves nothing: a payment is settled by WeChat's notice or by asking WeChat.
///
/// @param timeStamp seconds since 1970, as text
/// @param packageValue the client's `package`: `prepay_id=…`
public record PaymentParameters(
        PaymentId payment,
        String appId,
        String timeStamp,
        String nonceStr,
        String packageValue,
        String signType,
        String paySign) {}
