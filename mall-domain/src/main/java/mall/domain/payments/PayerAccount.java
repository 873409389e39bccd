package mall.domain.payments;

/// Who pays, as WeChat knows him: an openid is a person within one Mini Program.
public record PayerAccount(String appid, String openid) {}
