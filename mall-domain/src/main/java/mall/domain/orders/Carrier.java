package mall.domain.orders;

/// Who brings parcels, by the codes that carriers go by in China.
public enum Carrier {
    SF("顺丰速运"),
    ZTO("中通快递"),
    YTO("圆通速递"),
    STO("申通快递"),
    YUNDA("韵达快递"),
    JTSD("极兔速递"),
    JD("京东物流"),
    EMS("中国邮政EMS"),
    DB("德邦快递"),
    BEST("百世快递");

    private final String title;

    Carrier(String title) {
        this.title = title;
    }

    /// What buyers read.
    public String title() {
        return title;
    }
}
