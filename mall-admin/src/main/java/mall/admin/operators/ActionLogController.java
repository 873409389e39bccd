package mall.admin.operators;

import jakarta.validation.constraints.Size;
import mall.domain.kernel.OperatorId;
import mall.domain.operators.Action;
import mall.domain.operators.ActionFilter;
import mall.domain.operators.ActionLog;
import mall.web.Cursor;
import mall.web.Listing;
import mall.web.Needs;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Who did what.
@RestController
@RequestMapping("/admin/api/action-log")
class ActionLogController {

    private final ActionLog log;

    ActionLogController(ActionLog log) {
        this.log = log;
    }

    @Needs("operators:read-log")
    @GetMapping
    Listing<Action> list(
            @RequestParam(required = false) @Nullable OperatorId operator,
            @RequestParam(required = false) @Size(max = 100) @Nullable String action,
            @RequestParam(required = false) @Size(max = 100) @Nullable String subject,
            Cursor cursor) {
        return cursor.listing(log.list(new ActionFilter(operator, action, subject), cursor.after(), cursor.limit()));
    }
}
