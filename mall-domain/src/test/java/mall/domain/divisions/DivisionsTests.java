package mall.domain.divisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionsTests {

    final Divisions divisions = new Divisions();

    @ParameterizedTest
    @CsvSource({
        "440305, 广东省 深圳市 南山区",
        "110101, 北京市 东城区",
        "500235, 重庆市 云阳县",
        "441900, 广东省 东莞市",
        "429004, 湖北省 仙桃市",
        "659001, 新疆维吾尔自治区 石河子市",
        "150102, 内蒙古自治区 呼和浩特市 新城区"
    })
    void aDistrictIsNamedAsPeopleWriteIt(String code, String names) {
        assertThat(divisions.require(code).names()).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "44", "4403", "440399", "44030", "4403055", "４４０３０５", "44 305", "#"})
    void whatIsNotADistrictIsRefused(String code) {
        assertThatThrownBy(() -> divisions.require(code)).isInstanceOf(UnknownDivision.class);
    }

    @Test
    void everyDistrictStandsInACityAndEveryCityInAProvince() {
        var provinces = divisions.tree();

        assertThat(provinces)
                .hasSize(31)
                .allSatisfy(province -> assertThat(province.within())
                        .isNotEmpty()
                        .allSatisfy(city -> assertThat(city.within())
                                .isNotEmpty()
                                .allSatisfy(district -> {
                                    assertThat(district.code())
                                            .startsWith(city.code())
                                            .hasSize(6);
                                    assertThat(city.code())
                                            .startsWith(province.code())
                                            .hasSize(4);
                                    assertThat(district.within()).isEmpty();
                                })));
        assertThat(provinces.stream()
                        .flatMap(province -> province.within().stream())
                        .mapToInt(city -> city.within().size())
                        .sum())
                .isEqualTo(2978);
    }

    @Test
    void theVersionIsTheSameOnEveryReplica() {
        assertThat(divisions.version()).isEqualTo(new Divisions().version()).isNotBlank();
    }
}
