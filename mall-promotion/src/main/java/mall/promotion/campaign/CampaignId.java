package mall.promotion.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;
import mall.domain.kernel.Ids;

/// One promotion of one play.
@Embeddable
public record CampaignId(@JsonValue UUID id) implements Serializable {

    private static final int LENGTH = 36;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CampaignId {}

    public static CampaignId next() {
        return new CampaignId(Ids.next());
    }

    /// Of a promotion as sources and choices name it: the campaign's id, perhaps followed by a
    /// colon and what was chosen of it.
    public static CampaignId ofPromotion(String promotion) {
        return new CampaignId(
                UUID.fromString(promotion.length() > LENGTH ? promotion.substring(0, LENGTH) : promotion));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
