package wechatsim.miniapp;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;

@ApiController
class TokenController {

    private final AccessTokens tokens;
    private final AppCheck app;

    TokenController(AccessTokens tokens, AppCheck app) {
        this.tokens = tokens;
        this.app = app;
    }

    @PostMapping("/cgi-bin/stable_token")
    AccessTokens.Grant stable(@RequestBody StableTokenRequest request) {
        app.check(request.appid(), request.secret(), request.grantType(), "client_credential");
        return Boolean.TRUE.equals(request.forceRefresh()) ? tokens.forced() : tokens.stable();
    }

    @GetMapping("/cgi-bin/token")
    AccessTokens.Grant old(
            @RequestParam(name = "appid", required = false) @Nullable String appid,
            @RequestParam(name = "secret", required = false) @Nullable String secret,
            @RequestParam(name = "grant_type", required = false) @Nullable String grantType) {
        app.check(appid, secret, grantType, "client_credential");
        return tokens.old();
    }

    record StableTokenRequest(
            @Nullable String grantType,
            @Nullable String appid,
            @Nullable String secret,
            @Nullable Boolean forceRefresh) {}
}
