package mall.member.members;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a login lasts.
///
/// @param access the life of an access token
/// @param idle how long a member may stay away: the life of a refresh token
/// @param absolute when he has to log in again however often he came
/// @param grace how long a refresh token that was spent is taken once more, for a client that
/// never got the answer
/// @param refreshes how often a session may be refreshed within a minute
@ConfigurationProperties("mall.members.sessions")
record SessionRules(
        @DefaultValue("2h") Duration access,
        @DefaultValue("30d") Duration idle,
        @DefaultValue("180d") Duration absolute,
        @DefaultValue("30s") Duration grace,
        @DefaultValue("10") int refreshes) {}
