package mall.api.points;

import java.time.Instant;
import java.util.List;
import mall.member.ledger.Act;
import mall.member.ledger.Balance;
import mall.member.ledger.Batch;
import mall.member.ledger.StatementLine;
import mall.member.members.Shopper;
import mall.member.points.PointsViews;
import mall.web.Cursor;
import mall.web.Listing;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The shopper's own points.
@RestController
@RequestMapping("/api/points")
class PointsController {

    private final PointsViews views;

    PointsController(PointsViews views) {
        this.views = views;
    }

    /// @param usable what can be spent now
    /// @param held spent on orders that wait for their payment, or earned with orders that are not
    /// complete
    /// @param owed taken from the next points that come in
    /// @param expiring what runs out in the next two months, soonest first
    record PointsResponse(long usable, long held, long owed, List<ExpiringResponse> expiring) {

        static PointsResponse of(Balance balance, List<Batch> expiring) {
            return new PointsResponse(
                    balance.usable(),
                    balance.held(),
                    balance.owed(),
                    expiring.stream().map(ExpiringResponse::of).toList());
        }
    }

    record ExpiringResponse(long amount, Instant at) {

        static ExpiringResponse of(Batch batch) {
            return new ExpiringResponse(batch.amount(), batch.expiry().at());
        }
    }

    /// @param amount what it is about
    /// @param change by how much it changed what can be spent
    record PointsLineResponse(
            long no, Act act, String words, long amount, long change, long heldChange, long owedChange, Instant at) {

        static PointsLineResponse of(StatementLine line) {
            return new PointsLineResponse(
                    line.seq(),
                    line.act(),
                    line.words(),
                    line.amount(),
                    line.change(),
                    line.heldChange(),
                    line.owedChange(),
                    line.at());
        }
    }

    @GetMapping
    PointsResponse show(@AuthenticationPrincipal Shopper shopper) {
        return PointsResponse.of(views.balance(shopper.id()), views.expiring(shopper.id()));
    }

    /// The newest first.
    @GetMapping("/statement")
    Listing<PointsLineResponse> statement(Cursor cursor, @AuthenticationPrincipal Shopper shopper) {
        return cursor.listing(
                views.statement(shopper.id(), cursor.after(), cursor.limit()).map(PointsLineResponse::of));
    }
}
