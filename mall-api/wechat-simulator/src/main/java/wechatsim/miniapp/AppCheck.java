package wechatsim.miniapp;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import wechatsim.crypto.Merchant;

/// Checks that a call comes from this Mini Program's server, where there is no token yet.
@Component
final class AppCheck {

    private final Merchant merchant;

    AppCheck(Merchant merchant) {
        this.merchant = merchant;
    }

    void check(@Nullable String appid, @Nullable String secret, @Nullable String grantType, String expectedGrantType) {
        if (!expectedGrantType.equals(grantType)) throw new ApiError(40002, "invalid grant_type");
        if (appid == null || appid.isEmpty()) throw new ApiError(41002, "appid missing");
        if (secret == null || secret.isEmpty()) throw new ApiError(41004, "appsecret missing");
        if (!appid.equals(merchant.appid())) throw new ApiError(40013, "invalid appid");
        if (!secret.equals(merchant.appSecret())) throw new ApiError(40125, "invalid appsecret");
    }
}
