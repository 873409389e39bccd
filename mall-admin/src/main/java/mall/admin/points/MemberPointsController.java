package mall.admin.points;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.operators.SignedInOperator;
import mall.member.ledger.Act;
import mall.member.ledger.StatementLine;
import mall.member.points.Points;
import mall.member.points.PointsViews;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import mall.web.Once;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The points of one member.
@RestController
@RequestMapping("/admin/api/members/{id}/points")
class MemberPointsController {

    private final Points points;
    private final PointsViews views;

    MemberPointsController(Points points, PointsViews views) {
        this.points = points;
        this.views = views;
    }

    /// @param change what is added, or, below zero, taken away; not 0
    /// @param reason which the member reads, too
    record AdjustPoints(
            @Min(-10_000_000) @Max(10_000_000) int change,
            @NotBlank @Size(max = 100) String reason) {}

    record MemberPointsResponse(long usable, long held, long owed) {}

    /// @param cause what it was booked for, by kind and key
    /// @param usableAfter what was free afterwards
    record MemberPointsLineResponse(
            long no,
            Act act,
            String cause,
            String words,
            String actor,
            long amount,
            long change,
            long heldChange,
            long owedChange,
            long usableAfter,
            long heldAfter,
            long owedAfter,
            Instant at) {

        static MemberPointsLineResponse of(StatementLine line) {
            return new MemberPointsLineResponse(
                    line.seq(),
                    line.act(),
                    line.cause().toString(),
                    line.words(),
                    line.actor(),
                    line.amount(),
                    line.change(),
                    line.heldChange(),
                    line.owedChange(),
                    line.free(),
                    line.held(),
                    line.owed(),
                    line.at());
        }
    }

    @Needs("points:read")
    @GetMapping
    MemberPointsResponse show(@PathVariable MemberId id) {
        var balance = views.balance(id);
        return new MemberPointsResponse(balance.usable(), balance.held(), balance.owed());
    }

    /// The newest first.
    @Needs("points:read")
    @GetMapping("/statement")
    Listing<MemberPointsLineResponse> statement(@PathVariable MemberId id, Cursor cursor) {
        return cursor.listing(
                views.statement(id, cursor.after(), cursor.limit()).map(MemberPointsLineResponse::of));
    }

    /// Puts them right, for a reason.
    @Needs("points:adjust")
    @PostMapping("/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    MemberPointsResponse adjust(
            @PathVariable MemberId id,
            @Valid @RequestBody AdjustPoints adjustment,
            @Once("adjust-points") IdempotencyKey key,
            @AuthenticationPrincipal SignedInOperator me) {
        points.adjust(id, adjustment.change(), adjustment.reason(), key, me.actor());
        return show(id);
    }
}
