package wechatsim.gateway;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import wechatsim.crypto.Impostor;
import wechatsim.crypto.PlatformKeys;
import wechatsim.faults.Fault.ClockSkew;
import wechatsim.faults.Fault.OfSignature;
import wechatsim.faults.Fault.Probe;
import wechatsim.faults.Fault.UnknownSerial;
import wechatsim.faults.Fault.Unsigned;
import wechatsim.faults.Fault.WronglySigned;
import wechatsim.faults.Faults;

/// Signs answers with the kind of key that the request asks for, unless a fault is on.
@Component
final class AnswerSigner {

    private final PlatformKeys keys;
    private final Impostor impostor;
    private final Faults faults;

    AnswerSigner(PlatformKeys keys, Impostor impostor, Faults faults) {
        this.keys = keys;
        this.impostor = impostor;
        this.faults = faults;
    }

    /// @param asked the request's `Wechatpay-Serial`
    Map<String, String> sign(String path, @Nullable String asked, String body) {
        var key = keys.current(keys.askedFor(asked));
        var fault = faults.take(OfSignature.class, path).orElse(null);
        return switch (fault) {
            case null -> AnswerSignature.of(key, body, Duration.ZERO).headers();
            case Unsigned() -> Map.of();
            case WronglySigned() ->
                AnswerSignature.of(impostor.key(), key.serial(), body, Duration.ZERO)
                        .headers();
            case UnknownSerial() ->
                AnswerSignature.of(impostor.key(), body, Duration.ZERO).headers();
            case Probe() ->
                AnswerSignature.of(key, body, Duration.ZERO).asProbe().headers();
            case ClockSkew(var by) -> AnswerSignature.of(key, body, by).headers();
        };
    }
}
