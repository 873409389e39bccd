package wechatsim.pay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wechatsim.pay.BillType.Column;

/// The file that lists a day's trades: a byte order mark, lines that end in CRLF, each value after
/// a backtick, money in yuan; the rows, and then their sums.
final class TradeBill {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String LINE_END = "\r\n";
    private static final String SUMMARY = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

    private TradeBill() {}

    static byte[] write(BillType type, List<BillRow> rows) {
        var columns = type.columns();
        var file = new StringBuilder(BYTE_ORDER_MARK);
        file.append(columns.stream().map(Column::name).collect(Collectors.joining(",")))
                .append(LINE_END);
        for (var row : rows) {
            file.append(line(columns.stream().map(column -> column.value().apply(row))));
        }
        file.append(SUMMARY).append(LINE_END).append(summary(rows));
        return file.toString().getBytes(UTF_8);
    }

    private static String summary(List<BillRow> rows) {
        var paid = BillColumns.yuan(rows.stream().mapToLong(BillRow::paid).sum());
        var givenBack =
                BillColumns.yuan(rows.stream().mapToLong(BillRow::givenBack).sum());
        var fee = rows.stream().map(BillRow::fee).reduce(new BigDecimal("0.00000"), BigDecimal::add);
        return line(
                Stream.of(String.valueOf(rows.size()), paid, givenBack, "0.00", fee.toPlainString(), paid, givenBack));
    }

    private static String line(Stream<String> values) {
        return values.map(value -> "`" + value).collect(Collectors.joining(",")) + LINE_END;
    }
}
