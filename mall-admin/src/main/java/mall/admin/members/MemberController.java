package mall.admin.members;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.domain.operators.SignedInOperator;
import mall.member.members.Member.State;
import mall.member.members.MemberDesk;
import mall.member.members.MemberSearch;
import mall.member.members.MemberViews;
import mall.member.members.PhoneNumber;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The people who shop with us.
@RestController
@RequestMapping("/admin/api/members")
class MemberController {

    private final MemberViews views;
    private final MemberDesk desk;

    MemberController(MemberViews views, MemberDesk desk) {
        this.views = views;
        this.desk = desk;
    }

    /// @param reason for the shop's own eyes
    record BlockMember(@NotBlank @Size(max = 200) String reason) {}

    /// @param phone null when none is bound
    record PhoneResponse(@Nullable String phone) {
        @Override
        public String toString() {
            return "PhoneResponse";
        }
    }

    /// The newest first.
    ///
    /// @param phone a whole number, or its last four digits
    /// @param nickname how it begins
    @Needs("members:read")
    @GetMapping
    Listing<MemberResponse> list(
            @RequestParam(required = false) @Size(max = 30) @Nullable String phone,
            @RequestParam(required = false) @Size(max = 32) @Nullable String nickname,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable Instant joinedFrom,
            @RequestParam(required = false) @Nullable Instant joinedUntil,
            Cursor cursor) {
        var search = new MemberSearch(phone, nickname, state, joinedFrom, joinedUntil);
        return cursor.listing(
                views.search(search, cursor.after(), cursor.limit()).map(MemberResponse::of));
    }

    @Needs("members:read")
    @GetMapping("/{id}")
    MemberResponse show(@PathVariable MemberId id) {
        return MemberResponse.of(views.summary(id));
    }

    @Needs("members:block")
    @PutMapping("/{id}/block")
    MemberResponse block(
            @PathVariable MemberId id,
            @Valid @RequestBody BlockMember block,
            @AuthenticationPrincipal SignedInOperator me) {
        desk.block(id, block.reason(), me.actor());
        return show(id);
    }

    @Needs("members:block")
    @DeleteMapping("/{id}/block")
    MemberResponse unblock(@PathVariable MemberId id, @AuthenticationPrincipal SignedInOperator me) {
        desk.unblock(id, me.actor());
        return show(id);
    }

    /// The number in the clear; that it was looked at is written down, hence no GET.
    @Needs("members:reveal-phone")
    @PostMapping("/{id}/phone-revelations")
    @ResponseStatus(HttpStatus.CREATED)
    PhoneResponse revealPhone(@PathVariable MemberId id, @AuthenticationPrincipal SignedInOperator me) {
        return new PhoneResponse(
                desk.revealPhone(id, me.actor()).map(PhoneNumber::text).orElse(null));
    }
}
