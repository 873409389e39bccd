package mall.promotion.campaign.editing;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import mall.promotion.campaign.CampaignId;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

interface CampaignPlanRepository extends Repository<CampaignPlan, CampaignId> {

    Optional<CampaignPlan> findById(CampaignId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CampaignPlan> findLockedById(CampaignId id);

    /// Flushes before the events go out, so that whoever hears them reads what was written.
    CampaignPlan saveAndFlush(CampaignPlan plan);
}
