package mall.api.wechat;

import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import com.github.binarywang.wxpay.v3.Validator;
import com.github.binarywang.wxpay.v3.WxPayV3HttpClientBuilder;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// Puts WeChat Pay's client together at start, so that a wrong key is found then and not by the
/// first payer. No call is made: the mall starts while WeChat is away.
@Configuration(proxyBeanMethods = false)
@OnWechat
class WechatPayConfiguration {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int CONNECTIONS = 100;

    @Bean
    PlatformKeys platformKeys(WechatSettings settings, Clock clock) {
        var pay = settings.pay();
        var machine = Clock.systemUTC();
        var download = pay.fetchesCertificates()
                ? new CertificateDownload(builder(settings, _ -> true).build(), pay, json(), machine)
                : null;
        return new PlatformKeys(pay, download, clock, machine);
    }

    /// By this machine's clock: see [Signatures].
    @Bean
    Signatures signatures(PlatformKeys keys) {
        return new Signatures(keys, Clock.systemUTC());
    }

    @Bean
    PayNotices payNotices(WechatSettings settings) {
        return new PayNotices(json(), settings.pay());
    }

    @Bean
    NoticeMeters noticeMeters(MeterRegistry registry) {
        return new NoticeMeters(registry);
    }

    @Bean
    WechatPayGateway wechatPayGateway(
            WechatSettings settings, PlatformKeys keys, Signatures signatures, CircuitBreakerRegistry breakers) {
        var pay = settings.pay();
        var calls = new WechatCalls(breakers.circuitBreaker("wechat-pay"), new PayFailures());
        var answers = new SignedAnswers(signatures);
        var client = builder(settings, answers).addInterceptorLast(answers).build();
        return new WechatPayGateway(service(settings, keys, client), calls, new PayAnswers(), pay);
    }

    private static WxPayService service(WechatSettings settings, PlatformKeys keys, CloseableHttpClient client) {
        var pay = settings.pay();
        var config = new WxPayConfig();
        config.setAppId(settings.appid());
        config.setMchId(pay.mchid());
        config.setApiV3Key(pay.apiV3Key());
        config.setCertSerialNo(pay.merchantSerial());
        config.setPrivateKey(Pem.privateKey(pay.privateKey()));
        config.setPublicKeyId(pay.publicKeyId());
        config.setApiHostUrl(pay.host().toString());
        config.setHttpConnectionTimeout((int) CONNECT.toMillis());
        config.setHttpTimeout((int) settings.patience().toMillis());
        config.setVerifier(keys);
        config.setApiV3HttpClient(client);
        var service = new WxPayServiceImpl();
        service.setConfig(config);
        return service;
    }

    /// Requests are signed and answers validated only for hosts that end in `.mch.weixin.qq.com`:
    /// that is why a simulator is reached as a proxy and never as another host.
    private static HttpClientBuilder builder(WechatSettings wechat, Validator validator) {
        var settings = wechat.pay();
        if (!String.valueOf(settings.host().getHost()).endsWith(".mch.weixin.qq.com")) {
            throw new IllegalStateException("mall.wechat.pay.host must be a host of WeChat Pay; use a proxy instead");
        }
        var timeouts = RequestConfig.custom()
                .setConnectionRequestTimeout((int) CONNECT.toMillis())
                .setConnectTimeout((int) CONNECT.toMillis())
                .setSocketTimeout((int) wechat.patience().toMillis())
                .build();
        var builder = WxPayV3HttpClientBuilder.create()
                .withMerchant(settings.mchid(), settings.merchantSerial(), Pem.privateKey(settings.privateKey()))
                .withValidator(validator);
        if (settings.proxy() != null) {
            builder.setProxy(
                    new HttpHost(settings.proxy().host(), settings.proxy().port()));
        }
        return builder.setDefaultRequestConfig(timeouts)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setConnectionTimeToLive(1, TimeUnit.MINUTES)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement();
    }

    /// WeChat writes snake case and may say more than we know of.
    private static JsonMapper json() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }
}
