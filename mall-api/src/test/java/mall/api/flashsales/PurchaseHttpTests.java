package mall.api.flashsales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import mall.api.orders.ShopFloor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SessionId;
import mall.promotion.flashsale.counter.AttemptTokens;
import mall.promotion.flashsale.gate.Gate;
import mall.testing.Race;
import mall.testing.http.Answer;
import mall.testing.http.Client;
import mall.testing.http.Doors;
import mall.testing.http.MallHttpTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// Ten teas of ¥25.00 for ¥9.90, two for each shopper, with everything that runs beside a sale.
@MallHttpTest
@Import(ShopFloor.class)
@TestPropertySource(properties = "mall.jobs.enabled=true")
class PurchaseHttpTests {

    private static final int PRICE = 9_90;

    @Autowired
    Doors doors;

    @Autowired
    ShopFloor floor;

    @Autowired
    Gate gate;

    @Autowired
    AttemptTokens tokens;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    final Map<Client, MemberId> members = new HashMap<>();

    Client owner;
    Client liu;
    String home = "";
    SkuId tea = SkuId.next();
    String campaign = "";
    String session = "";

    @BeforeEach
    void anOpenSession() {
        owner = doors.owner();
        liu = doors.shopper();
        home = ShopFloor.address(liu);
        tea = floor.tea(25_00, 100);
        campaign = schedule(tea, clock.instant().minus(Duration.ofHours(1)));
        session = sessionOf(campaign);
        await().until(() -> gate.level(lot()).isPresent());
    }

    @Test
    void whoeverIsFastEnoughHasAnOrder() {
        var answer = buy(liu, 2, token(liu));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/state")).isEqualTo("ORDERED");
        assertThat(answer.number("/payableFen")).isEqualTo(2 * PRICE);
        assertThat(Instant.parse(answer.at("/payBy"))).isAfter(clock.instant());
        var order = liu.get("/api/orders/" + answer.at("/order"));
        assertThat(order.at("/number")).isEqualTo(answer.at("/number"));
        assertThat(order.at("/state")).isEqualTo("AWAITING_PAYMENT");
        assertThat(sold()).isEqualTo(2);
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswer() {
        var body = body(home, tea, 1, token(liu));
        var key = UUID.randomUUID().toString();

        var first = liu.once(key).post(purchases(), body);
        var again = liu.once(key).post(purchases(), body);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/order")).isEqualTo(first.at("/order"));
        assertThat(sold()).isEqualTo(1);
    }

    @Test
    void whatIsLeftAfterTheLastUnitIsAClearNo() {
        for (int i = 0; i < 5; i++) {
            var shopper = doors.shopper();
            assertThat(buy(shopper, ShopFloor.address(shopper), tea, 2, token(shopper))
                            .status())
                    .isEqualTo(201);
        }

        assertThat(buy(liu, 1, token(liu)).code()).isEqualTo("flash-sale-sold-out");
        assertThat(sold()).isEqualTo(10);
    }

    @Test
    void whoeverWaitsLongGetsATicketThatOnlyHeCanAskWith() {
        var token = token(liu);

        var waiting = transaction.execute(_ -> {
            jdbc.sql(
                            "select id from stock_pool where id = (select allotment_id from flash_lot where sku_id = :sku) for update")
                    .param("sku", tea.id())
                    .query(UUID.class)
                    .single();
            return buy(liu, 1, token);
        });

        assertThat(waiting.status()).isEqualTo(202);
        assertThat(waiting.at("/state")).isEqualTo("WAITING");
        assertThat(waiting.header("Retry-After")).isEqualTo("1");
        var ticket = waiting.header("Location");
        assertThat(ticket).isEqualTo("/api/flash-sales/tickets/" + waiting.at("/ticket"));
        assertThat(doors.shopper().get(ticket).status()).isEqualTo(404);
        await().untilAsserted(() -> assertThat(liu.get(ticket).at("/state")).isEqualTo("ORDERED"));
        assertThat(sold()).isEqualTo(1);
    }

    @Test
    void aTicketThatIsNoneIsNotFound() {
        assertThat(liu.get("/api/flash-sales/tickets/made-up").status()).isEqualTo(404);
    }

    @Nested
    class NothingIsSold {

        @Test
        void beforeItStarts() {
            var cup = floor.tea(25_00, 100);
            var later = sessionOf(schedule(cup, clock.instant().plus(Duration.ofHours(1))));

            var answer = buy(later, liu, home, cup, 1, token(later, cup, liu));

            assertRefused(answer, 409, "flash-sale-not-started");
            assertThat(Instant.parse(answer.at("/opensAt"))).isAfter(clock.instant());
        }

        @Test
        void byAClockThatTheClientBrings() {
            var body = new HashMap<>(body(home, tea, 1, token(liu)));
            body.put("at", clock.instant().plus(Duration.ofDays(1)).toString());

            assertRefused(liu.once().post(purchases(), body), 400, "unknown-field");
        }

        @Test
        void afterItsEnd() {
            var token = token(liu);
            console("/end");

            assertRefused(buy(liu, 1, token), 409, "flash-sale-over");
        }

        @Test
        void whileItIsPaused() {
            var token = token(liu);
            console("/pause");

            assertRefused(buy(liu, 1, token), 409, "flash-sale-paused");
        }

        @Test
        void forAnotherSessionsToken() {
            var other = sessionOf(schedule(tea, clock.instant().plus(Duration.ofHours(30))));

            assertRefused(buy(liu, 1, token(other, tea, liu)), 409, "attempt-token-invalid");
        }

        @Test
        void forAMadeUpToken() {
            assertRefused(buy(liu, 1, "made-up"), 409, "attempt-token-invalid");
        }

        @Test
        void forSomebodyElsesToken() {
            assertRefused(buy(liu, 1, token(doors.shopper())), 409, "attempt-token-invalid");
        }

        @Test
        void aSecondTimeForOneToken() {
            var token = token(liu);
            buy(liu, 1, token);

            assertThat(buy(liu, 1, token).code()).isEqualTo("attempt-token-used");
            assertThat(sold()).isEqualTo(1);
        }

        @Test
        void aboveTheLimitAtOnce() {
            assertRefused(buy(liu, 3, token(liu)), 409, "flash-sale-limit-reached");
        }

        @Test
        void aboveTheLimitByAHundredRequests() {
            var bodies = IntStream.range(0, 100)
                    .mapToObj(_ -> body(home, tea, 1, token(liu)))
                    .toList();

            var race = Race.of(bodies.stream()
                    .map(body -> (Callable<Answer>) () -> liu.once().post(purchases(), body))
                    .toList());

            assertThat(race.winners())
                    .filteredOn(answer -> answer.status() == 201)
                    .hasSize(2);
            assertThat(race.winners())
                    .filteredOn(answer -> answer.status() != 201)
                    .hasSize(98)
                    .allMatch(answer -> answer.code().equals("flash-sale-limit-reached"));
            assertThat(sold()).isEqualTo(2);
        }

        @Test
        void ofWhatIsNotInTheSale() {
            assertRefused(buy(session, liu, home, floor.tea(25_00, 10), 1, token(liu)), 409, "flash-sale-sku-unknown");
        }

        @Test
        void withACouponThatDoesNotGoWithIt() {
            var body = new HashMap<>(body(home, tea, 1, token(liu)));
            body.put(
                    "choices",
                    List.of(Map.of(
                            "play", "coupon", "promotion", UUID.randomUUID().toString())));

            assertRefused(liu.once().post(purchases(), body), 409, "promotion-not-applicable");
        }

        @Test
        void atAPriceThatNobodyOffered() {
            var body = new HashMap<>(body(home, tea, 1, token(liu)));
            body.put("totalFen", 1);

            assertRefused(liu.once().post(purchases(), body), 409, "price-changed");
        }

        @Test
        void toNobodysAddress() {
            var theirs = ShopFloor.address(doors.shopper());

            assertRefused(buy(liu, theirs, tea, 1, token(liu)), 404, "not-found");
        }

        @Test
        void withoutAKey() {
            assertRefused(liu.post(purchases(), body(home, tea, 1, token(liu))), 400, "idempotency-key-missing");
        }

        @Test
        void toWhomNobodyKnows() {
            assertThat(doors.nobody()
                            .once()
                            .post(purchases(), body(home, tea, 1, "token"))
                            .status())
                    .isEqualTo(401);
        }
    }

    private Answer buy(Client shopper, int quantity, String token) {
        return buy(shopper, home, tea, quantity, token);
    }

    private Answer buy(Client shopper, String address, SkuId sku, int quantity, String token) {
        return buy(session, shopper, address, sku, quantity, token);
    }

    private static Answer buy(String session, Client shopper, String address, SkuId sku, int quantity, String token) {
        return shopper.once()
                .post("/api/flash-sales/sessions/" + session + "/purchases", body(address, sku, quantity, token));
    }

    private static Map<String, Object> body(String address, SkuId sku, int quantity, String token) {
        return Map.of(
                "sku", sku.toString(),
                "quantity", quantity,
                "token", token,
                "address", address,
                "totalFen", quantity * PRICE);
    }

    private String purchases() {
        return "/api/flash-sales/sessions/" + session + "/purchases";
    }

    private String token(Client shopper) {
        return token(session, tea, shopper);
    }

    /// As the session's page shows it to him.
    private String token(String session, SkuId sku, Client shopper) {
        var lot = new LotId(new SessionId(UUID.fromString(session)), sku);
        return tokens.issue(
                members.computeIfAbsent(shopper, this::member),
                lot,
                clock.instant().plus(Duration.ofHours(1)));
    }

    private MemberId member(Client shopper) {
        return new MemberId(jdbc.sql("select member_id from member_address where id = :address::uuid")
                .param("address", ShopFloor.address(shopper))
                .query(UUID.class)
                .single());
    }

    /// From then on for a day; the id of its campaign.
    private String schedule(SkuId sku, Instant from) {
        var item = Map.of("sku", sku.toString(), "priceFen", PRICE, "quota", 10, "limitPerMember", 2);
        var draft = owner.post(
                "/admin/api/campaign-kinds/flash-sale/campaigns",
                Map.of(
                        "name", "双十一秒杀",
                        "period",
                                Map.of(
                                        "from",
                                        from.toString(),
                                        "until",
                                        from.plus(Duration.ofDays(1)).toString()),
                        "slots", List.of(),
                        "audience", Map.of("kind", "everyone", "values", List.of()),
                        "limits", Map.of(),
                        "rules", Map.of("items", List.of(item))));
        var path = "/admin/api/campaigns/" + draft.at("/id");
        assertThat(owner.ifMatch(owner.get(path)).post(path + "/schedule").status())
                .isEqualTo(200);
        return draft.at("/id");
    }

    private void console(String verb) {
        var path = "/admin/api/campaigns/" + campaign;
        assertThat(owner.ifMatch(owner.get(path)).post(path + verb).status()).isEqualTo(200);
    }

    private String sessionOf(String id) {
        return jdbc.sql("select id::text from flash_session where campaign_id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private LotId lot() {
        return new LotId(new SessionId(UUID.fromString(session)), tea);
    }

    /// And nothing was sold to him, nor to anybody else.
    private void assertRefused(Answer answer, int status, String code) {
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(sold()).isZero();
    }

    private int sold() {
        return jdbc.sql("""
                        select coalesce(sum(units), 0) from flash_purchase
                        where session_id = :session::uuid and released_at is null
                        """).param("session", session).query(Integer.class).single();
    }
}
