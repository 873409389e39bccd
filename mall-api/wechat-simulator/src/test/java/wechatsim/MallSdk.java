package wechatsim;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationConfig;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByIdRequest;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import wechatsim.ListeningShop.Heard;
import wechatsim.crypto.SimulatorCredentials;
import wechatsim.pay.PaymentParameters;

/// The mall as it would be with WeChat's own SDK: a second opinion on every signature.
final class MallSdk {

    private final SimulatorCredentials credentials;
    private final HttpClient http;
    private final JsapiServiceExtension payments;
    private final RefundService refunds;
    private final NotificationParser parser;

    private MallSdk(WechatSimulator wechat, Config config, NotificationConfig notices) {
        credentials = wechat.credentials();
        http = client(wechat).config(config).build();
        payments = new JsapiServiceExtension.Builder()
                .httpClient(http)
                .config(config)
                .build();
        refunds = new RefundService.Builder().httpClient(http).build();
        parser = new NotificationParser(notices);
    }

    static MallSdk withPublicKey(WechatSimulator wechat) {
        var credentials = wechat.credentials();
        var config = new RSAPublicKeyConfig.Builder()
                .merchantId(credentials.mchid())
                .privateKey(credentials.merchantPrivateKey())
                .merchantSerialNumber(credentials.merchantSerial())
                .publicKeyId(credentials.publicKeyId())
                .publicKey(credentials.publicKey())
                .apiV3Key(credentials.apiV3Key())
                .build();
        return new MallSdk(wechat, config, config);
    }

    /// Gets the platform certificates itself.
    static MallSdk withCertificates(WechatSimulator wechat) {
        var credentials = wechat.credentials();
        var config = new RSAAutoCertificateConfig.Builder()
                .merchantId(credentials.mchid())
                .privateKey(credentials.merchantPrivateKey())
                .merchantSerialNumber(credentials.merchantSerial())
                .apiV3Key(credentials.apiV3Key())
                .httpClientBuilder(client(wechat))
                .build();
        return new MallSdk(wechat, config, config);
    }

    private static DefaultHttpClientBuilder client(WechatSimulator wechat) {
        Interceptor toSimulator = chain -> redirected(chain, wechat.port());
        return new DefaultHttpClientBuilder()
                .okHttpClient(
                        new OkHttpClient.Builder().addInterceptor(toSimulator).build());
    }

    /// The SDK knows WeChat's address only; the signature does not cover it.
    private static Response redirected(Interceptor.Chain chain, int port) throws IOException {
        var url = chain.request()
                .url()
                .newBuilder()
                .scheme("http")
                .host("127.0.0.1")
                .port(port);
        return chain.proceed(chain.request().newBuilder().url(url.build()).build());
    }

    HttpClient http() {
        return http;
    }

    PrepayRequest order(Shopper shopper, String outTradeNo, int total) {
        var request = new PrepayRequest();
        request.setAppid(credentials.appid());
        request.setMchid(credentials.mchid());
        request.setDescription("茉莉花茶 × 2");
        request.setOutTradeNo(outTradeNo);
        request.setAttach("门店7");
        request.setNotifyUrl(SimulatorTest.SHOP.url("/paid").toString());
        var amount = new Amount();
        amount.setTotal(total);
        request.setAmount(amount);
        var payer = new Payer();
        payer.setOpenid(shopper.openid());
        request.setPayer(payer);
        return request;
    }

    PaymentParameters prepay(PrepayRequest request) {
        var prepaid = payments.prepayWithRequestPayment(request);
        return new PaymentParameters(
                prepaid.getAppId(),
                prepaid.getTimeStamp(),
                prepaid.getNonceStr(),
                prepaid.getPackageVal(),
                prepaid.getSignType(),
                prepaid.getPaySign());
    }

    /// Orders, and lets the shopper pay.
    ///
    /// @return the transaction id
    String sell(Shopper shopper, String outTradeNo, int total) {
        return SimulatorTest.CONTROL.pays(prepay(order(shopper, outTradeNo, total)));
    }

    Transaction find(String outTradeNo) {
        var request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(credentials.mchid());
        request.setOutTradeNo(outTradeNo);
        return payments.queryOrderByOutTradeNo(request);
    }

    Transaction findTransaction(String transactionId) {
        var request = new QueryOrderByIdRequest();
        request.setMchid(credentials.mchid());
        request.setTransactionId(transactionId);
        return payments.queryOrderById(request);
    }

    void close(String outTradeNo) {
        var request = new CloseOrderRequest();
        request.setMchid(credentials.mchid());
        request.setOutTradeNo(outTradeNo);
        payments.closeOrder(request);
    }

    CreateRequest refundOf(String outTradeNo, String outRefundNo, long refund, long total) {
        var request = new CreateRequest();
        request.setOutTradeNo(outTradeNo);
        request.setOutRefundNo(outRefundNo);
        request.setReason("买家退货");
        request.setNotifyUrl(SimulatorTest.SHOP.url("/refunded").toString());
        var amount = new AmountReq();
        amount.setRefund(refund);
        amount.setTotal(total);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        return request;
    }

    Refund refund(CreateRequest request) {
        return refunds.create(request);
    }

    Refund findRefund(String outRefundNo) {
        var request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(outRefundNo);
        return refunds.queryByOutRefundNo(request);
    }

    /// Verifies and decrypts a notice.
    <T> T understand(Heard notice, Class<T> type) {
        var param = new RequestParam.Builder()
                .serialNumber(notice.header("Wechatpay-Serial"))
                .nonce(notice.header("Wechatpay-Nonce"))
                .signature(notice.header("Wechatpay-Signature"))
                .timestamp(notice.header("Wechatpay-Timestamp"))
                .signType(notice.header("Wechatpay-Signature-Type"))
                .body(notice.body())
                .build();
        return parser.parse(param, type);
    }
}
