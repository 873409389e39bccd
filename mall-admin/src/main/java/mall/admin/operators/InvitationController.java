package mall.admin.operators;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.InvitationId;
import mall.domain.operators.Invitations;
import mall.domain.operators.NewOperator;
import mall.domain.operators.OpenInvitation;
import mall.domain.operators.RoleId;
import mall.domain.operators.SignedInOperator;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Needs;
import mall.web.Open;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Links by which people become operators.
@RestController
@RequestMapping("/admin/api/invitations")
class InvitationController {

    private final Invitations invitations;
    private final ConsoleLinks links;

    InvitationController(Invitations invitations, ConsoleLinks links) {
        this.invitations = invitations;
        this.links = links;
    }

    record Invite(RoleId role) {}

    /// @param token from the link; it travels in the body, since addresses are logged
    record Accept(
            @NotBlank @Size(max = 100) String token,

            @Pattern(regexp = "[a-z0-9][a-z0-9._-]{2,39}") String login,

            @NotBlank @Size(max = 40) String name,

            @NotBlank @Size(max = 200) String password) {

        NewOperator operator() {
            return new NewOperator(login, name, password);
        }

        @Override
        public String toString() {
            return "Accept";
        }
    }

    /// @param link to be handed to whoever is invited; it is shown this once
    record InvitationResponse(InvitationId id, String link, Instant expiresAt) {}

    record OpenInvitationResponse(InvitationId id, RoleId role, OperatorId invitedBy, Instant expiresAt) {
        static OpenInvitationResponse of(OpenInvitation open) {
            return new OpenInvitationResponse(open.id(), open.role(), open.invitedBy(), open.expiresAt());
        }
    }

    record AcceptedResponse(OperatorId operator) {}

    @Needs("operators:edit")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    InvitationResponse invite(@RequestBody Invite invite, @AuthenticationPrincipal SignedInOperator me) {
        var invitation = invitations.invite(invite.role(), me);
        return new InvitationResponse(invitation.id(), links.invitation(invitation), invitation.expiresAt());
    }

    @Needs("operators:read")
    @GetMapping
    List<OpenInvitationResponse> open() {
        return invitations.open().stream().map(OpenInvitationResponse::of).toList();
    }

    @Needs("operators:edit")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable InvitationId id, @AuthenticationPrincipal SignedInOperator me) {
        invitations.revoke(id, me);
    }

    /// Makes whoever holds the link an operator, with a login and a password of his own choice.
    @Open
    @Limited(Traffic.LOGIN)
    @PostMapping("/acceptance")
    @ResponseStatus(HttpStatus.CREATED)
    AcceptedResponse accept(@Valid @RequestBody Accept accept) {
        return new AcceptedResponse(invitations.accept(accept.token(), accept.operator()));
    }
}
