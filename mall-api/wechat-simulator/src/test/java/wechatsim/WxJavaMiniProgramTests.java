package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.ContactBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.OrderKeyBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.PayerBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.ShippingListBean;
import cn.binarywang.wx.miniapp.bean.shop.request.shipping.WxMaOrderShippingInfoUploadRequest;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;
import org.junit.jupiter.api.Test;

/// The Mini Program API with the SDK that the mall uses, configured as the mall configures it.
class WxJavaMiniProgramTests extends SimulatorTest {

    final String number = newNumber();
    final WxMaServiceImpl miniProgram = miniProgram(WECHAT);

    @Test
    void logsIn() throws WxErrorException {
        var session = miniProgram.getUserService().getSessionInfo(LIU.loginCode());

        assertThat(session.getOpenid()).isEqualTo(LIU.openid());
        assertThat(miniProgram.getUserService().getPhoneNumber(LIU.phoneCode()).getPurePhoneNumber())
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

    private static WxMaServiceImpl miniProgram(WechatSimulator wechat) {
        var service = new WxMaServiceImpl();
        service.setWxMaConfig(config(wechat));
        service.setMaxRetryTimes(1);
        return service;
    }

    static WxMaDefaultConfigImpl config(WechatSimulator wechat) {
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
