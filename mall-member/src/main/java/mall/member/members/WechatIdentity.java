package mall.member.members;

import org.jspecify.annotations.Nullable;

/// Who somebody is for one of our Mini Programs.
///
/// @param appid the Mini Program
/// @param openid the person, within that Mini Program
/// @param unionid the person within the merchant's Open Platform account; kept, never a key
public record WechatIdentity(
        String appid, String openid, @Nullable String unionid) {}
