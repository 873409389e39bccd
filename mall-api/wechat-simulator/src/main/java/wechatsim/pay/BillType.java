package wechatsim.pay;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Which trades a bill lists, and in which columns.
enum BillType {
    ALL,
    SUCCESS,
    REFUND;

    List<Column> columns() {
        return switch (this) {
            case ALL ->
                joined(
                        BillColumns.TRADE,
                        BillColumns.REFUND,
                        BillColumns.GOODS,
                        BillColumns.ASKED_BACK,
                        BillColumns.NOTE);
            case SUCCESS -> joined(BillColumns.TRADE, BillColumns.GOODS, BillColumns.NOTE);
            case REFUND ->
                joined(
                        BillColumns.TRADE,
                        BillColumns.REFUND_TIMES,
                        BillColumns.REFUND,
                        BillColumns.GOODS,
                        BillColumns.ASKED_BACK,
                        BillColumns.NOTE);
        };
    }

    boolean lists(BillRow row) {
        return switch (this) {
            case ALL -> true;
            case SUCCESS -> !row.isRefund();
            case REFUND -> row.isRefund();
        };
    }

    @SafeVarargs
    private static List<Column> joined(List<Column>... groups) {
        return Stream.of(groups).flatMap(List::stream).toList();
    }

    /// A name and what stands under it.
    record Column(String name, Function<BillRow, String> value) {}
}
