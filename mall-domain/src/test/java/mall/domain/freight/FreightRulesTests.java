package mall.domain.freight;

import static mall.domain.freight.FreightTests.rate;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import mall.domain.kernel.Money;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreightRulesTests {

    static void assertRefused(ThrowingCallable making, String part) {
        assertThatThrownBy(making).isInstanceOf(InvalidFreightRules.class).hasMessageContaining("part=" + part);
    }

    @Test
    void countInUnitsOfAtLeastOne() {
        assertRefused(() -> rate(0, 800, 1, 100), "units");
        assertRefused(() -> rate(1, 800, 0, 100), "units");
        assertRefused(() -> rate(1, 800, -1, 100), "units");
    }

    @Test
    void askForNoNegativeAndNoAbsurdFee() {
        assertRefused(() -> rate(1, -1, 1, 100), "fee");
        assertRefused(() -> rate(1, 800, 1, 1_000_001), "fee");
    }

    @Test
    void areFreeFromSomethingAndNotFromNothing() {
        assertRefused(() -> new FreightRate(1, Money.ZERO, 1, Money.ZERO, Money.ZERO, null), "free-from-amount");
        assertRefused(() -> new FreightRate(1, Money.ZERO, 1, Money.ZERO, null, 0), "free-from-pieces");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "440", "44030", "4403055", "44x3", "深圳"})
    void nameDivisionsByTheirCodes(String code) {
        assertRefused(() -> new FreightZone(List.of(code), null), "divisions");
    }

    @Test
    void nameADivisionOnce() {
        var zone = new FreightZone(List.of("44", "11"), rate(1, 800, 1, 100));

        assertRefused(
                () -> new FreightRules(FreightMode.PIECE, List.of(zone, new FreightZone(List.of("11"), null)), null),
                "division-twice");
    }

    @Test
    void areNotWithoutEnd() {
        assertRefused(() -> new FreightZone(List.of(), null), "divisions");
        assertRefused(() -> new FreightZone(Collections.nCopies(501, "44"), null), "divisions");
        assertRefused(
                () -> new FreightRules(
                        FreightMode.PIECE, Collections.nCopies(51, new FreightZone(List.of("44"), null)), null),
                "zones");
    }
}
