package wechatsim.shipping;

import java.util.List;

/// The couriers that WeChat knows, or the better known of them.
final class ExpressCompanies {

    /// Ships only with somebody's telephone number.
    static final String SF = "SF";

    private static final List<Company> ALL = List.of(
            new Company(SF, "顺丰速运"),
            new Company("ZTO", "中通快递"),
            new Company("YTO", "圆通速递"),
            new Company("YD", "韵达速递"),
            new Company("STO", "申通快递"),
            new Company("JTSD", "极兔速递"),
            new Company("JD", "京东快递"),
            new Company("EMS", "EMS"),
            new Company("YZPY", "邮政快递包裹"),
            new Company("DBL", "德邦快递"),
            new Company("HTKY", "百世快递"),
            new Company("ZJS", "宅急送"),
            new Company("UC", "优速快递"),
            new Company("KYSY", "跨越速运"),
            new Company("DNWL", "丹鸟物流"),
            new Company("QT", "其他快递"));

    private ExpressCompanies() {}

    static List<Company> all() {
        return ALL;
    }

    static boolean has(String code) {
        return ALL.stream().anyMatch(company -> company.deliveryId().equals(code));
    }

    record Company(String deliveryId, String deliveryName) {}
}
