package mall.promotion.coupon;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CouponTemplateRepository extends Repository<CouponTemplate, CouponTemplateId> {

    CouponTemplate saveAndFlush(CouponTemplate template);

    List<CouponTemplate> findAllByIdIn(Collection<CouponTemplateId> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<CouponTemplate> findLockedById(CouponTemplateId id);

    @Query("select t from CouponTemplate t where t.state = TemplateState.OPEN order by t.id.id desc")
    List<CouponTemplate> open();
}
