package mall.promotion.campaign.editing;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// The rules of a campaign as somebody wrote them once; never changed again.
///
/// @param rules JSON
/// @param madeBy as [Actor#code][mall.domain.kernel.Actor#code] writes it
@Embeddable
record RulesVersion(@JdbcTypeCode(SqlTypes.JSON) String rules, Instant madeAt, String madeBy) {}
