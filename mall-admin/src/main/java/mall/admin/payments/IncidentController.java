package mall.admin.payments;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import mall.domain.operators.SignedInOperator;
import mall.domain.payments.PaymentIncidents;
import mall.domain.payments.PaymentIncidents.Incident;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What WeChat Pay has said, validly signed, and what cannot be right: each is looked at by
/// somebody.
@RestController
@RequestMapping("/admin/api/payment-incidents")
class IncidentController {

    private final PaymentIncidents incidents;

    IncidentController(PaymentIncidents incidents) {
        this.incidents = incidents;
    }

    /// @param resolution what was found and done
    record ResolveIncident(@NotBlank @Size(max = 500) String resolution) {}

    /// Those that nobody has looked at yet, the newest first.
    @Needs("payments:read")
    @GetMapping
    Listing<Incident> open(Cursor cursor) {
        var after = cursor.after();
        return cursor.listing(incidents.open(after == null ? null : UUID.fromString(after), cursor.limit()));
    }

    @Needs("payments:resolve")
    @PutMapping("/{id}/resolution")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resolve(
            @PathVariable UUID id,
            @Valid @RequestBody ResolveIncident resolve,
            @AuthenticationPrincipal SignedInOperator me) {
        incidents.resolve(id, resolve.resolution(), me.actor());
    }
}
