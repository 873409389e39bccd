package wechatsim.pay;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which trades a bill lists, and in which columns.
enum BillType {
    ALL(BillColumns.TRADE, BillColumns.REFUND, BillColumns.GOODS, BillColumns.ASKED_BACK, BillColumns.NOTE),
    SUCCESS(BillColumns.TRADE, BillColumns.GOODS, BillColumns.NOTE),
    REFUND(
            BillColumns.TRADE,
            BillColumns.REFUND_TIMES,
            BillColumns.REFUND,
            BillColumns.GOODS,
            BillColumns.ASKED_BACK,
            BillColumns.NOTE);

    private final List<Column> columns;

    @SafeVarargs
    BillType(List<Column>... columns) {
        this.columns = Stream.of(columns).flatMap(List::stream).toList();
    }

    List<Column> columns() {
        return columns;
    }

    boolean lists(BillRow row) {
        return switch (this) {
            case ALL -> true;
            case SUCCESS -> !row.isRefund();
            case REFUND -> row.isRefund();
        };
    }

    /// A name and what stands under it.
    record Column(String name, Function<BillRow, String> value) {}
}
