package mall.api.wechat;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceHttpClientImpl;
import cn.binarywang.wx.miniapp.config.impl.WxMaRedisBetterConfigImpl;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.apache.Utf8ResponseHandler;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.client.utils.URIBuilder;
import org.apache.http.impl.client.CloseableHttpClient;

/// The Mini Program's server API through WxJava, on an HTTP client of our own: WxJava's default one
/// has ten connections and is shared by everything in the JVM.
final class MiniProgram extends WxMaServiceHttpClientImpl {

    private final CloseableHttpClient http;
    private final WechatSettings settings;

    MiniProgram(WechatSettings settings, SharedTokens tokens, CloseableHttpClient http) {
        this.http = http;
        this.settings = settings;
        var config = new WxMaRedisBetterConfigImpl(tokens, "wechat");
        config.setAppid(settings.appid());
        config.setSecret(settings.secret());
        config.useStableAccessToken(true);
        config.setApiHostUrl(settings.host().toString());
        setWxMaConfig(config);
        // Busy is worth one more try, and nobody waits for sixteen seconds.
        setMaxRetryTimes(1);
        setRetrySleepMillis(300);
    }

    @Override
    public void initHttp() {
        // Ours is there already.
    }

    @Override
    public CloseableHttpClient getRequestHttpClient() {
        return http;
    }

    /// Exchanges a login code. Unlike WxJava's own, which fetches an access token first: who logs
    /// in depends on nothing but this one call.
    String session(String code) throws IOException, WxErrorException {
        var answer = http.execute(new HttpGet(sessionAddress(code)), Utf8ResponseHandler.INSTANCE);
        var error = WxError.fromJson(answer, WxType.MiniApp);
        if (error.getErrorCode() != 0) throw new WxErrorException(error);
        return answer;
    }

    private URI sessionAddress(String code) {
        try {
            return new URIBuilder(settings.host().resolve("/sns/jscode2session"))
                    .addParameter("appid", settings.appid())
                    .addParameter("secret", settings.secret())
                    .addParameter("js_code", code)
                    .addParameter("grant_type", "authorization_code")
                    .build();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
