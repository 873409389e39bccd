package mall.domain.catalog.restock;

import java.time.Instant;
import java.util.List;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.SkuId;
import mall.domain.privacy.PersonalData;
import org.springframework.stereotype.Component;

/// What a member waits for, as his own data.
@Component
class RestockData implements PersonalData {

    private final RestockRequests requests;

    RestockData(RestockRequests requests) {
        this.requests = requests;
    }

    @Override
    public String section() {
        return "restockRequests";
    }

    @Override
    public List<SkuId> export(MemberId member) {
        return requests.waitingFor(member);
    }

    @Override
    public void erase(MemberId member, Instant now) {
        requests.forget(member);
    }
}
