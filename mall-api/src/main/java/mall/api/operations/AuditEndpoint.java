package mall.api.operations;

import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/// `GET /actuator/audit`: 200 when everything holds, 500 with the findings when something does not,
/// so that a probe need not read the answer.
@Component
@Endpoint(id = "audit")
class AuditEndpoint {

    private final Audit audit;

    AuditEndpoint(Audit audit) {
        this.audit = audit;
    }

    @ReadOperation
    WebEndpointResponse<AuditReport> run() {
        var report = audit.run();
        return new WebEndpointResponse<>(
                report,
                report.isClean() ? WebEndpointResponse.STATUS_OK : WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR);
    }
}
