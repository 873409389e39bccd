package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.binarywang.wxpay.bean.notify.SignatureHeader;
import com.github.binarywang.wxpay.bean.request.WxPayApplyTradeBillV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayRefundV3Request;
import com.github.binarywang.wxpay.bean.request.WxPayUnifiedOrderV3Request;
import com.github.binarywang.wxpay.bean.result.WxPayUnifiedOrderV3Result.JsapiResult;
import com.github.binarywang.wxpay.bean.result.enums.TradeTypeEnum;
import com.github.binarywang.wxpay.config.WxPayConfig;
import com.github.binarywang.wxpay.exception.WxPayException;
import com.github.binarywang.wxpay.service.WxPayService;
import com.github.binarywang.wxpay.service.impl.WxPayServiceImpl;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wechatsim.kernel.WechatTime;
import wechatsim.pay.PaymentParameters;

/// WeChat Pay with the SDK that the mall uses, configured as the mall configures it.
class WxJavaPayTests extends SimulatorTest {

    final String number = newNumber();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sellsAndRefundsInBothModes(boolean publicKeyMode) throws WxPayException {
        var pay = pay(publicKeyMode);
        JsapiResult signed = pay.createOrderV3(TradeTypeEnum.JSAPI, order());

        var transactionId = CONTROL.pays(new PaymentParameters(
                signed.getAppId(),
                signed.getTimeStamp(),
                signed.getNonceStr(),
                signed.getPackageValue(),
                signed.getSignType(),
                signed.getPaySign()));

        var found = pay.queryOrderV3(null, number);
        assertThat(found.getTradeState()).isEqualTo("SUCCESS");
        assertThat(found.getTransactionId()).isEqualTo(transactionId);
        await().untilAsserted(() -> assertThat(SHOP.heard("/paid")).hasSize(1));
        var notice = SHOP.heard("/paid").getFirst();
        var told = pay.parseOrderNotifyV3Result(notice.body(), header(notice));
        assertThat(told.getResult().getOutTradeNo()).isEqualTo(number);
        var refund = pay.refundV3(refund());
        assertThat(refund.getStatus()).isEqualTo("PROCESSING");
        assertThat(pay.refundQueryV3(refund.getOutRefundNo()).getAmount().getRefund())
                .isEqualTo(30);
    }

    @Test
    void closes() throws WxPayException {
        var pay = pay(true);
        pay.createOrderV3(TradeTypeEnum.JSAPI, order());

        pay.closeOrderV3(number);

        assertThat(pay.queryOrderV3(null, number).getTradeState()).isEqualTo("CLOSED");
    }

    @Test
    void isNotBelievedUnsigned() throws WxPayException {
        var pay = pay(true);
        pay.createOrderV3(TradeTypeEnum.JSAPI, order());
        CONTROL.faults().unsignedAnswers();

        assertThatThrownBy(() -> pay.queryOrderV3(null, number))
                .isInstanceOfSatisfying(
                        WxPayException.class, e -> assertThat(e.getErrCode()).isNull());
    }

    @Test
    void handsOutBills() throws Exception {
        var day = CONTROL.time().atZone(WechatTime.ZONE).toLocalDate();
        pay(true).createOrderV3(TradeTypeEnum.JSAPI, order());
        CONTROL.cashier().pay(number);
        CONTROL.advanceClock(Duration.ofHours(34));
        var wanted = new WxPayApplyTradeBillV3Request();
        wanted.setBillDate(day.toString());
        wanted.setBillType("ALL");

        var location = pay(true).applyTradeBill(wanted);

        try (var file = pay(true).downloadBill(location.getDownloadUrl())) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).contains("`" + number);
        }
    }

    private WxPayService pay(boolean publicKeyMode) {
        var credentials = WECHAT.credentials();
        var config = new WxPayConfig();
        config.setApiHostUrl("http://api.mch.weixin.qq.com");
        config.setHttpProxyHost("127.0.0.1");
        config.setHttpProxyPort(WECHAT.port());
        config.setAppId(credentials.appid());
        config.setMchId(credentials.mchid());
        config.setApiV3Key(credentials.apiV3Key());
        config.setCertSerialNo(credentials.merchantSerial());
        config.setPrivateKeyString(credentials.merchantPrivateKey());
        if (publicKeyMode) {
            config.setFullPublicKeyModel(true);
            config.setPublicKeyId(credentials.publicKeyId());
            config.setPublicKeyString(credentials.publicKey());
        }
        var pay = new WxPayServiceImpl();
        pay.setConfig(config);
        return pay;
    }

    private WxPayUnifiedOrderV3Request order() {
        var order = new WxPayUnifiedOrderV3Request();
        order.setDescription("茉莉花茶");
        order.setOutTradeNo(number);
        order.setNotifyUrl(SHOP.url("/paid").toString());
        order.setAmount(new WxPayUnifiedOrderV3Request.Amount().setTotal(100).setCurrency("CNY"));
        order.setPayer(new WxPayUnifiedOrderV3Request.Payer().setOpenid(LIU.openid()));
        return order;
    }

    private WxPayRefundV3Request refund() {
        var refund = new WxPayRefundV3Request();
        refund.setOutTradeNo(number);
        refund.setOutRefundNo(newNumber());
        refund.setAmount(
                new WxPayRefundV3Request.Amount().setRefund(30).setTotal(100).setCurrency("CNY"));
        return refund;
    }

    private SignatureHeader header(ListeningShop.Heard notice) {
        var header = new SignatureHeader();
        header.setSerial(notice.header("Wechatpay-Serial"));
        header.setNonce(notice.header("Wechatpay-Nonce"));
        header.setTimeStamp(notice.header("Wechatpay-Timestamp"));
        header.setSignature(notice.header("Wechatpay-Signature"));
        return header;
    }
}
