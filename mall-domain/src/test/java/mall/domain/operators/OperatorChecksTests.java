package mall.domain.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import mall.domain.audit.Audit;
import mall.domain.audit.AuditReport.Violation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Plants what must never be and looks whether the audit sees it.
class OperatorChecksTests extends ConsoleTests {

    /// What nobody needs.
    private static final String NOTHING = "planted:nothing";

    @Autowired
    Audit audit;

    @AfterEach
    void repair() {
        jdbc.sql("update operator_role_permissions set permission = '*' where permission = :nothing")
                .param("nothing", NOTHING)
                .update();
        jdbc.sql("update shop_operator set state = 'ACTIVE' where state = 'DISABLED' and name = 'Somebody'")
                .update();
    }

    @Test
    void aMallThatNobodyOwnsIsSeen() {
        assertThat(subjects("operators-somebody-owns-the-mall")).isEmpty();

        jdbc.sql("update operator_role_permissions set permission = :nothing where permission = '*'")
                .param("nothing", NOTHING)
                .update();

        assertThat(subjects("operators-somebody-owns-the-mall")).containsExactly("operators");
    }

    @Test
    void somebodyDisabledWhoIsStillSignedInIsSeen() {
        var operator = operatorWith("orders:read").id();
        assertThat(subjects("operators-nobody-disabled-is-signed-in")).doesNotContain(operator.toString());

        jdbc.sql("update shop_operator set state = 'DISABLED' where id = :id")
                .param("id", operator.id())
                .update();

        assertThat(subjects("operators-nobody-disabled-is-signed-in")).contains(operator.toString());
    }

    private List<String> subjects(String check) {
        return audit.run().findings().stream()
                .filter(finding -> finding.check().equals(check))
                .flatMap(finding -> finding.violations().stream())
                .map(Violation::subject)
                .toList();
    }
}
