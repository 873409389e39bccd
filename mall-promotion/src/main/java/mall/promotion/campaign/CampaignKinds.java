package mall.promotion.campaign;

import java.util.Comparator;
import java.util.List;
import mall.domain.kernel.NotFound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The plays that campaigns can be made of.
@Component
public class CampaignKinds {

    private final ObjectProvider<CampaignKind<?>> kinds;

    CampaignKinds(ObjectProvider<CampaignKind<?>> kinds) {
        this.kinds = kinds;
    }

    /// By code.
    public List<CampaignKind<?>> all() {
        return kinds.stream()
                .sorted(Comparator.comparing(CampaignKind::code))
                .<CampaignKind<?>>map(kind -> kind)
                .toList();
    }

    /// @throws NotFound when there is no such play
    public CampaignKind<?> named(String code) {
        return kinds.stream()
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("campaign-kind", code));
    }
}
