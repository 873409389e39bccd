package mall.promotion.campaign;

import java.util.Comparator;
import java.util.List;
import mall.domain.kernel.NotFound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// The plays that campaigns can be made of.
@Component
public class CampaignKinds {

    private final SingletonSupplier<List<CampaignKind<?>>> kinds;

    CampaignKinds(ObjectProvider<CampaignKind<?>> kinds) {
        this.kinds = SingletonSupplier.of(() -> kinds.stream()
                .sorted(Comparator.comparing(CampaignKind::code))
                .<CampaignKind<?>>map(kind -> kind)
                .toList());
    }

    /// By code.
    public List<CampaignKind<?>> all() {
        return kinds.obtain();
    }

    /// @throws NotFound when there is no such play
    public CampaignKind<?> named(String code) {
        for (var kind : all()) {
            if (kind.code().equals(code)) return kind;
        }
        throw new NotFound("campaign-kind", code);
    }
}
