package mall.promotion.flashsale.counter;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.orders.pricing.Choice;
import mall.member.members.addresses.AddressEntry;
import mall.member.members.addresses.Addresses;
import mall.promotion.TeaHouse;
import mall.promotion.flashsale.FlashSession;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.SaleFloor;
import mall.promotion.flashsale.gate.Gate;
import org.springframework.stereotype.Component;

/// People who come to a flash sale in tests.
@Component
class Crowd {

    private final TeaHouse house;
    private final Addresses addresses;
    private final AttemptTokens tokens;
    private final Gate gate;
    private final Clock clock;

    Crowd(TeaHouse house, Addresses addresses, AttemptTokens tokens, Gate gate, Clock clock) {
        this.house = house;
        this.addresses = addresses;
        this.tokens = tokens;
        this.gate = gate;
        this.clock = clock;
    }

    static LotId lotOf(FlashSession session) {
        return session.lots().getFirst().id();
    }

    /// Once the gate is built.
    LotId atTheGate(FlashSession session) {
        var lot = lotOf(session);
        await().until(() -> gate.level(lot).isPresent());
        return lot;
    }

    List<MemberId> people(int count) {
        return Stream.generate(house::member).limit(count).toList();
    }

    /// He wants units of a lot, with a page of his own and an address.
    Tap tap(MemberId member, LotId lot, int units, Choice... choices) {
        return tap(member, lot, units, token(member, lot), UUID.randomUUID().toString(), choices);
    }

    Tap tap(MemberId member, LotId lot, int units, String token, String key, Choice... choices) {
        var entry = new AddressEntry("刘小雨", "13800138000", "310101", "南京东路 1 号", false);
        var home = addresses.of(member).stream().findFirst().orElseGet(() -> addresses.add(member, entry));
        return new Tap(
                lot,
                units,
                token,
                home.id(),
                List.of(choices),
                null,
                SaleFloor.PRICE.times(units),
                new IdempotencyKey(member.id(), "flash-sale", key, "hash"));
    }

    String token(MemberId member, LotId lot) {
        return tokens.issue(member, lot, clock.instant().plusSeconds(60));
    }
}
