package mall.domain.divisions;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A district with what is around it: 广东省, 深圳市, 南山区.
public record Region(Division province, Division city, Division district) {

    /// Groups of the statistics, no places: nobody writes them on a parcel.
    private static final Set<String> GROUPS = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    public String code() {
        return district.code();
    }

    /// What people write: `广东省 深圳市 南山区`, `北京市 东城区`, `广东省 东莞市`.
    public String names() {
        return Stream.of(province, city, district)
                .map(Division::name)
                .filter(name -> !GROUPS.contains(name))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
