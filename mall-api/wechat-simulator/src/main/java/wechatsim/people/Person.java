package wechatsim.people;

/// A shopper.
///
/// @param openid who he is to this Mini Program
/// @param unionid who he is to all programs of the merchant's
/// @param phone without the country's 86
public record Person(String openid, String unionid, String nickname, String phone) {}
