package mall.web.limits;

import java.time.Duration;
import mall.web.Limited.Traffic;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How often callers may ask, by kind of traffic: `mall.limits.read.times=2400`. Whole towns share
/// an address of their phone company, so limits by address are wide; who is signed in is counted
/// by himself.
///
/// @param enabled off only to measure how fast the mall is
@ConfigurationProperties("mall.limits")
record Limits(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Read read,
        @DefaultValue Write write,
        @DefaultValue Login login,
        @DefaultValue Refresh refresh,
        @DefaultValue Code code,
        @DefaultValue Order order,
        @DefaultValue Rush rush,
        @DefaultValue Crowd crowd) {

    sealed interface Rate {
        /// How many requests at once, and again within each period.
        int times();

        Duration per();
    }

    record Read(
            @DefaultValue("1200") int times,
            @DefaultValue("10s") Duration per) implements Rate {}

    record Write(
            @DefaultValue("120") int times,
            @DefaultValue("10s") Duration per) implements Rate {}

    record Login(
            @DefaultValue("300") int times,
            @DefaultValue("60s") Duration per) implements Rate {}

    record Refresh(
            @DefaultValue("3000") int times,
            @DefaultValue("60s") Duration per) implements Rate {}

    record Code(
            @DefaultValue("10") int times,
            @DefaultValue("60s") Duration per) implements Rate {}

    record Order(
            @DefaultValue("30") int times,
            @DefaultValue("60s") Duration per) implements Rate {}

    record Rush(
            @DefaultValue("20") int times,
            @DefaultValue("10s") Duration per) implements Rate {}

    record Crowd(
            @DefaultValue("5000") int times,
            @DefaultValue("10s") Duration per) implements Rate {}

    Rate of(Traffic traffic) {
        return switch (traffic) {
            case READ -> read;
            case WRITE -> write;
            case LOGIN -> login;
            case REFRESH -> refresh;
            case CODE -> code;
            case ORDER -> order;
            case RUSH -> rush;
            case CROWD -> crowd;
        };
    }
}
