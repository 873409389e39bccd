package mall.promotion.campaign;

import java.util.List;
import mall.domain.kernel.MemberId;
import org.springframework.stereotype.Component;

/// No restriction.
@Component
class Everyone implements AudienceKind {

    static final String CODE = "everyone";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public String title() {
        return "所有人";
    }

    @Override
    public boolean admits(MemberId member, List<String> values) {
        return true;
    }
}
