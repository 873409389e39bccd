package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.ContactBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.OrderKeyBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.PayerBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.ShippingListBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.WxMaOrderShippingInfoUploadRequest;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wechatsim.kernel.SimulatorSettings.PushFormat;
import wechatsim.kernel.WechatTime;
import wechatsim.pay.PaymentParameters;

/// The SDK that the mall uses, configured as the mall configures it.
class WxJavaTests extends SimulatorTest {

    final String number = newNumber();

    @Nested
    class WeChatPay {

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
                            WxPayException.class,
                            e -> assertThat(e.getErrCode()).isNull());
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
                assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("`" + number);
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
            order.setAmount(
                    new WxPayUnifiedOrderV3Request.Amount().setTotal(100).setCurrency("CNY"));
            order.setPayer(new WxPayUnifiedOrderV3Request.Payer().setOpenid(LIU.openid()));
            return order;
        }

        private WxPayRefundV3Request refund() {
            var refund = new WxPayRefundV3Request();
            refund.setOutTradeNo(number);
            refund.setOutRefundNo(newNumber());
            refund.setAmount(new WxPayRefundV3Request.Amount()
                    .setRefund(30)
                    .setTotal(100)
                    .setCurrency("CNY"));
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

    @Nested
    class TheMiniProgramApi {

        final WxMaServiceImpl miniProgram = miniProgram(WECHAT);

        @Test
        void logsIn() throws WxErrorException {
            var session = miniProgram.getUserService().getSessionInfo(LIU.loginCode());

            assertThat(session.getOpenid()).isEqualTo(LIU.openid());
            assertThat(miniProgram
                            .getUserService()
                            .getPhoneNumber(LIU.phoneCode())
                            .getPurePhoneNumber())
                    .isEqualTo(LIU.phone());
        }

        @Test
        void getsANewTokenWhenTheOldOneIsWorthless() throws WxErrorException {
            miniProgram
                    .getQrcodeService()
                    .createWxaCodeUnlimitBytes("a=1", "pages/a", false, "release", 300, true, null, false);
            CONTROL.accessTokens().revokeAll();

            var code = miniProgram
                    .getQrcodeService()
                    .createWxaCodeUnlimitBytes("a=1", "pages/a", false, "release", 300, true, null, false);

            assertThat(code).startsWith(0x89, 'P', 'N', 'G');
        }

        @Test
        void reportsShipments() throws WxErrorException {
            var transactionId = mall.sell(LIU, number, 100);
            CONTROL.advanceClock(Duration.ofSeconds(61));

            miniProgram.getWxMaOrderShippingService().upload(upload(transactionId));

            assertThat(CONTROL.shipping()).isNotNull();
            assertThatThrownBy(() -> miniProgram.getWxMaOrderShippingService().upload(upload(transactionId)))
                    .isInstanceOfSatisfying(
                            WxErrorException.class,
                            e -> assertThat(e.getError().getErrorCode()).isEqualTo(10060023));
        }

        @Test
        void sendsWhatShoppersAllowed() throws WxErrorException {
            LIU.allowsMessages("paid", 1);
            var message = new WxMaSubscribeMessage();
            message.setToUser(LIU.openid());
            message.setTemplateId("paid");
            message.setData(List.of(new WxMaSubscribeMessage.MsgData("amount1", "¥1.00")));

            miniProgram.getMsgService().sendSubscribeMsg(message);

            assertThat(CONTROL.messages().getLast().values()).containsEntry("amount1", "¥1.00");
        }

        private WxMaOrderShippingInfoUploadRequest upload(String transactionId) {
            var time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
                    .format(OffsetDateTime.now(ZoneOffset.ofHours(8)));
            return WxMaOrderShippingInfoUploadRequest.builder()
                    .orderKey(OrderKeyBean.builder()
                            .orderNumberType(2)
                            .transactionId(transactionId)
                            .build())
                    .logisticsType(1)
                    .deliveryMode(1)
                    .shippingList(List.of(ShippingListBean.builder()
                            .trackingNo("SF1234567890")
                            .expressCompany("SF")
                            .itemDesc("茉莉花茶")
                            .contact(ContactBean.builder()
                                    .receiverContact("189****1234")
                                    .build())
                            .build()))
                    .uploadTime(time)
                    .payer(PayerBean.builder().openid(LIU.openid()).build())
                    .build();
        }
    }

    @Nested
    class PushedMessages {

        @Test
        void areUnderstoodAsJson() {
            CONTROL.push().event("trade_manage_remind_shipping", LIU.openid(), Map.of("msg", "请发货", "pay_time", 5));

            await().untilAsserted(() -> assertThat(SHOP.heard("/push")).isNotEmpty());
            var heard = SHOP.heard("/push").getLast();
            var query = query(heard);
            var encrypted =
                    WireClient.JSON.readTree(heard.body()).path("Encrypt").asString();
            var plain = crypt().decryptContent(
                            query.get("msg_signature"), query.get("timestamp"), query.get("nonce"), encrypted);
            var message = WireClient.JSON.readTree(plain);
            assertThat(message.path("Event").asString()).isEqualTo("trade_manage_remind_shipping");
            assertThat(message.path("msg").asString()).isEqualTo("请发货");
            assertThat(message.path("pay_time").isNumber()).isTrue();
        }

        @Test
        void areUnderstoodAsXml() {
            var options = Options.onAnyPort().pushTo(SHOP.url("/xml"), PushFormat.XML);
            try (var wechat = WechatSimulator.start(options)) {
                wechat.control().push().event("trade_manage_remind_access_api", null, Map.of("msg", "a]]>b"));

                await().untilAsserted(() -> assertThat(SHOP.heard("/xml")).hasSize(1));
                var heard = SHOP.heard("/xml").getFirst();
                var query = query(heard);
                var message = WxMaMessage.fromEncryptedXml(
                        heard.body(),
                        config(wechat),
                        query.get("timestamp"),
                        query.get("nonce"),
                        query.get("msg_signature"));
                assertThat(message.getEvent()).isEqualTo("trade_manage_remind_access_api");
            }
        }

        @Test
        void areRepeatedUntilTheMallSaysSuccess() {
            SHOP.answers(200, "what?");
            CONTROL.push().event("repeated", null, Map.of());
            await().untilAsserted(() -> assertThat(tries("repeated")).isEqualTo(1));
            SHOP.answers(200, "success");

            CONTROL.advanceClock(Duration.ofSeconds(5));

            await().untilAsserted(() -> assertThat(tries("repeated")).isEqualTo(2));
            CONTROL.advanceClock(Duration.ofSeconds(30));
            assertThat(tries("repeated")).isEqualTo(2);
        }

        private int tries(String event) {
            return CONTROL.push().list().stream()
                    .filter(pushed -> pushed.event().equals(event))
                    .findFirst()
                    .orElseThrow()
                    .statuses()
                    .size();
        }

        private WxCryptUtil crypt() {
            var credentials = WECHAT.credentials();
            return new WxCryptUtil(credentials.pushToken(), credentials.encodingAesKey(), credentials.appid());
        }

        private Map<String, String> query(ListeningShop.Heard heard) {
            var values = new HashMap<String, String>();
            for (var pair : heard.uri().getQuery().split("&")) {
                values.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
            return values;
        }
    }

    private static WxMaServiceImpl miniProgram(WechatSimulator wechat) {
        var service = new WxMaServiceImpl();
        service.setWxMaConfig(config(wechat));
        service.setMaxRetryTimes(1);
        return service;
    }

    private static WxMaDefaultConfigImpl config(WechatSimulator wechat) {
        var credentials = wechat.credentials();
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(credentials.appid());
        config.setSecret(credentials.appSecret());
        config.setToken(credentials.pushToken());
        config.setAesKey(credentials.encodingAesKey());
        config.useStableAccessToken(true);
        config.setApiHostUrl(wechat.baseUrl().toString());
        return config;
    }
}
