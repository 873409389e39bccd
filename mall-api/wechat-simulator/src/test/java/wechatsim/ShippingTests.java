package wechatsim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Order and shipping management on the bare wire.
class ShippingTests extends SimulatorTest {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
    static final String PARCEL =
            "{'tracking_no': '%s', 'express_company': 'ZTO', 'item_desc': '茉莉花茶*2', 'contact': {'receiver_contact': '189****1234'}}";

    final String number = newNumber();
    final String transactionId = mall.sell(LIU, number, 5_900);
    OffsetDateTime uploadTime = OffsetDateTime.now(ZoneOffset.ofHours(8));

    @Test
    void aPaymentIsUnknownForAMinute() {
        assertThat(upload(unified("ZT1"))).isEqualTo(10060001);
        assertThat(order().path("errcode").asInt()).isEqualTo(10060001);

        CONTROL.advanceClock(Duration.ofSeconds(61));

        assertThat(upload(unified("ZT1"))).isZero();
    }

    @Nested
    class APaymentThatIsKnown {

        @BeforeEach
        void aMinuteLater() {
            CONTROL.advanceClock(Duration.ofSeconds(61));
        }

        @Test
        void isToBeShipped() {
            assertThat(state()).isEqualTo(1);
            assertThat(order().path("order").path("merchant_trade_no").asString())
                    .isEqualTo(number);
            assertThat(order().path("order").path("paid_amount").asInt()).isEqualTo(5_900);
        }

        @Test
        void isShippedAtOnce() {
            assertThat(upload(unified("ZT1"))).isZero();

            assertThat(state()).isEqualTo(2);
            var shipping = order().path("order").path("shipping");
            assertThat(shipping.path("finish_shipping").asBoolean()).isTrue();
            assertThat(shipping.path("shipping_list").get(0).path("tracking_no").asString())
                    .isEqualTo("ZT1");
        }

        @Test
        void isShippedInParts() {
            assertThat(upload(split(false, "ZT1"))).isZero();
            assertThat(state()).isEqualTo(1);
            assertThat(upload(split(false, "ZT1"))).as("nothing new").isEqualTo(10060023);

            assertThat(upload(split(true, "ZT2"))).isZero();

            assertThat(state()).isEqualTo(2);
            assertThat(order().path("order").path("shipping").path("shipping_list"))
                    .hasSize(2);
        }

        @Test
        void isShippedAnewOnce() {
            upload(unified("ZT1"));
            assertThat(upload(unified("ZT1"))).as("nothing new").isEqualTo(10060023);

            assertThat(upload(unified("ZT2"))).isZero();

            assertThat(upload(unified("ZT3"))).isEqualTo(10060003);
            assertThat(order().path("order")
                            .path("shipping")
                            .path("shipping_list")
                            .get(0)
                            .path("tracking_no")
                            .asString())
                    .isEqualTo("ZT2");
        }

        @Test
        void isNotShippedOnceTheShopperHasIt() {
            upload(unified("ZT1"));

            CONTROL.shipping().confirm(number);

            assertThat(state()).isEqualTo(3);
            assertThat(upload(unified("ZT2"))).isEqualTo(10060002);
        }

        @Test
        void isReceivedByItselfAfterTenDaysAndPaidOutADayLater() {
            upload(unified("ZT1"));

            CONTROL.advanceClock(Duration.ofDays(10));
            assertThat(state()).isEqualTo(3);
            CONTROL.advanceClock(Duration.ofDays(1).plusMinutes(1));

            assertThat(state()).isEqualTo(4);
            await().untilAsserted(() -> assertThat(CONTROL.push().list())
                    .filteredOn(pushed -> pushed.content()
                            .path("merchant_trade_no")
                            .asString()
                            .equals(number))
                    .hasSize(2)
                    .last()
                    .satisfies(pushed ->
                            assertThat(pushed.content().has("settlement_time")).isTrue()));
        }

        @Test
        void isNotShippedWhenRefunded() {
            mall.refund(mall.refundOf(number, newNumber(), 5_900, 5_900));

            assertThat(upload(unified("ZT1"))).isEqualTo(10060004);
            assertThat(state()).isEqualTo(5);
        }

        @Test
        void isUploadedInTheOrderOfTime() {
            upload(split(false, "ZT1"));
            uploadTime = uploadTime.minusSeconds(10);

            assertThat(upload(split(false, "ZT2"))).isEqualTo(268485216);
        }

        @Test
        void isReportedByTheMerchantsNumberToo() {
            var byNumber = unified("ZT1")
                    .replace(
                            "{'order_number_type': 2, 'transaction_id': '%s'}".formatted(transactionId),
                            "{'order_number_type': 1, 'mchid': '%s', 'out_trade_no': '%s'}"
                                    .formatted(WECHAT.credentials().mchid(), number));

            assertThat(upload(byNumber)).isZero();
        }

        @Test
        void belongsToItsShopper() {
            assertThat(upload(unified("ZT1").replace(LIU.openid(), WANG.openid())))
                    .isEqualTo(10060031);
        }

        @Test
        void isListedAmongTheShoppers() {
            var found = call("get_order_list", "{'openid': '%s', 'order_state': 1}".formatted(LIU.openid()));

            assertThat(found.path("order_list"))
                    .extracting(order -> order.path("merchant_trade_no").asString())
                    .contains(number);
        }

        @Test
        void remindsTheShopperOnce() {
            upload(unified("ZT1"));
            var reminder = "{'transaction_id': '%s', 'received_time': 1700000000}".formatted(transactionId);

            assertThat(call("notify_confirm_receive", reminder).path("errcode").asInt())
                    .isZero();
            assertThat(call("notify_confirm_receive", reminder).path("errcode").asInt())
                    .isEqualTo(10060004);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'delivery_mode': 1 | 'delivery_mode': 'UNIFIED_DELIVERY' | 47001",
                    "'logistics_type': 1 | 'logistics_type': '1' | 47001",
                    "'logistics_type': 1 | 'logistics_type': 9 | 10060005",
                    "'shipping_list': [ | 'shipping_list': 5, 'x': [ | 47001",
                    "'delivery_mode': 1 | 'delivery_mode': 2 | 10060007",
                    "'logistics_type': 1, 'delivery_mode': 1 | 'logistics_type': 4, 'delivery_mode': 2 | 10060006",
                    "'item_desc': '茉莉花茶*2' | 'item_desc': '' | 10060008",
                    "'item_desc' | 'no_desc' | 10060008",
                    "'express_company': 'ZTO' | 'express_company': 'XXX' | 40097",
                    "'express_company': 'ZTO', 'item_desc': '茉莉花茶*2', 'contact' | 'express_company': 'SF', 'item_desc': 'x', 'none' | 40097",
                    "+08:00 | '' | 268485216",
                    "'payer' | 'payor' | 47001"
                })
        void isUploadedInTheRightForm(String right, String wrong, int errcode) {
            var request = unified("ZT1").replace(right, wrong.equals("''") ? "" : wrong);

            assertThat(upload(request)).isEqualTo(errcode);
            assertThat(state()).isEqualTo(1);
        }
    }

    private String unified(String trackingNo) {
        return body("1", "", trackingNo);
    }

    private String split(boolean all, String trackingNo) {
        return body("2", "'is_all_delivered': " + all + ", ", trackingNo);
    }

    private String body(String mode, String more, String trackingNo) {
        uploadTime = uploadTime.plusSeconds(1);
        return "{'order_key': {'order_number_type': 2, 'transaction_id': '%s'}, 'logistics_type': 1, 'delivery_mode': %s, %s'shipping_list': [%s], 'upload_time': '%s', 'payer': {'openid': '%s'}}"
                .formatted(
                        transactionId, mode, more, PARCEL.formatted(trackingNo), TIME.format(uploadTime), LIU.openid());
    }

    private int upload(String body) {
        return call("upload_shipping_info", body).path("errcode").asInt();
    }

    private JsonNode order() {
        return call("get_order", "{'transaction_id': '%s'}".formatted(transactionId));
    }

    private int state() {
        return order().path("order").path("order_state").asInt();
    }

    private JsonNode call(String name, String json) {
        return wire.post(
                        "/wxa/sec/order/%s?access_token=%s".formatted(name, wire.accessToken()),
                        json.replace('\'', '"'))
                .json();
    }
}
