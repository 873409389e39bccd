package mall.domain.inventory;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.UUID;
import mall.domain.inventory.StockLedger.Reservation;

/// What is reserved for one cause, and what is being taken of it. A take that names its allotment
/// gets it from there; the others get ordinary stock first, then whatever there is.
final class Promises {

    private final StockCause cause;
    private final List<Line> lines;

    Promises(StockCause cause, List<Reservation> reservations) {
        this.cause = cause;
        this.lines = reservations.stream()
                .sorted(comparing(Reservation::isOrdinary).reversed())
                .map(Line::new)
                .toList();
    }

    /// @throws NotReserved when less is promised
    void take(List<Take> takes) {
        takes.stream()
                .sorted(comparing((Take take) -> take.allotment() == null))
                .forEach(this::take);
    }

    void takeAll() {
        lines.forEach(line -> line.take(line.left()));
    }

    private void take(Take take) {
        int missing = take.quantity();
        for (var line : lines) {
            if (line.serves(take)) missing -= line.take(Math.min(missing, line.left()));
        }
        if (missing > 0) throw new NotReserved(cause, take.sku(), take.quantity(), take.quantity() - missing);
    }

    /// What has been taken, a move per pool.
    List<Move> taken(MovementKind kind, UUID occasion) {
        return lines.stream()
                .filter(line -> line.taken > 0)
                .map(line -> line.move(cause, kind, occasion))
                .toList();
    }

    /// What has been taken, at the occasion that it was reserved at.
    List<Move> taken(MovementKind kind) {
        return lines.stream()
                .filter(line -> line.taken > 0)
                .map(line -> line.move(cause, kind, line.reservation.occasion()))
                .toList();
    }

    private static final class Line {

        private final Reservation reservation;
        private int taken;

        Line(Reservation reservation) {
            this.reservation = reservation;
        }

        int left() {
            return reservation.quantity() - taken;
        }

        boolean serves(Take take) {
            return reservation.skuId().equals(take.sku().id())
                    && (take.allotment() == null || reservation.poolId().equals(take.pool()));
        }

        int take(int quantity) {
            taken += quantity;
            return quantity;
        }

        Move move(StockCause cause, MovementKind kind, UUID occasion) {
            int onHand = kind == MovementKind.SHIP ? -taken : 0;
            return new Move(cause, occasion, reservation.poolId(), reservation.sku(), onHand, -taken);
        }
    }
}
