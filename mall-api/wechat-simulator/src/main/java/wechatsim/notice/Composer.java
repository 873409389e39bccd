package wechatsim.notice;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import wechatsim.crypto.Impostor;
import wechatsim.crypto.Merchant;
import wechatsim.crypto.PlatformKeys;
import wechatsim.crypto.SealedText;
import wechatsim.crypto.SigningKey;
import wechatsim.faults.Fault.Alter;
import wechatsim.faults.Fault.Backdate;
import wechatsim.faults.Fault.Forge;
import wechatsim.faults.Fault.OfAttempt;
import wechatsim.faults.Forgery;
import wechatsim.gateway.AnswerSignature;
import wechatsim.kernel.WechatTime;

/// Writes a notice for one attempt, each time encrypted and signed anew, as WeChat does it or as
/// the fault wants it.
@Component
final class Composer {

    private final Merchant merchant;
    private final PlatformKeys keys;
    private final Impostor impostor;
    private final JsonMapper json;

    Composer(Merchant merchant, PlatformKeys keys, Impostor impostor, JsonMapper json) {
        this.merchant = merchant;
        this.keys = keys;
        this.impostor = impostor;
        this.json = json;
    }

    Message compose(Notice notice, @Nullable OfAttempt fault) {
        return switch (fault) {
            case Forge(var by) -> forged(notice, by);
            case Alter(var field, var value) -> signed(notice, body(notice, altered(notice, field, value)));
            case Backdate(var by) -> {
                var body = body(notice, sealed(notice));
                yield new Message(body, sign(key(notice), body, by.negated()).headers());
            }
            case null, default -> signed(notice, body(notice, sealed(notice)));
        };
    }

    private Message forged(Notice notice, Forgery by) {
        var key = key(notice);
        var body = body(notice, sealed(notice));
        var honest = sign(key, body, Duration.ZERO);
        return switch (by) {
            case BAD_SIGNATURE -> new Message(body, posing(impostor.key(), key, body));
            case GARBLED_SIGNATURE ->
                new Message(body, honest.withSignature("?not base64 at all!").headers());
            case UNKNOWN_SERIAL ->
                new Message(body, sign(impostor.key(), body, Duration.ZERO).headers());
            case MERCHANT_CERTIFICATE ->
                new Message(body, sign(merchant.key(), body, Duration.ZERO).headers());
            case MERCHANT_CERTIFICATE_IN_DISGUISE -> new Message(body, posing(merchant.key(), key, body));
            case TAMPERED_BODY -> new Message(body.replace("encrypt-resource", "encrypt-resourcE"), honest.headers());
            case TAMPERED_CIPHERTEXT ->
                signed(notice, body(notice, sealed(notice).damaged()));
            case WRONG_ASSOCIATED_DATA ->
                signed(notice, body(notice, sealed(notice).withAssociatedData("somebody-else")));
            case NO_SIGNATURE -> new Message(body, Map.of());
            case PROBE -> new Message(body, honest.asProbe().headers());
        };
    }

    private SigningKey key(Notice notice) {
        return keys.forNotice(notice.announcement().asked());
    }

    private Message signed(Notice notice, String body) {
        return new Message(body, sign(key(notice), body, Duration.ZERO).headers());
    }

    private static AnswerSignature sign(SigningKey key, String body, Duration offset) {
        return AnswerSignature.of(key, body, offset);
    }

    private static Map<String, String> posing(SigningKey signer, SigningKey as, String body) {
        return AnswerSignature.of(signer, as.serial(), body, Duration.ZERO).headers();
    }

    private SealedText sealed(Notice notice) {
        return sealed(notice, notice.announcement().content());
    }

    private SealedText sealed(Notice notice, JsonNode content) {
        return merchant.seal(notice.announcement().originalType(), json.writeValueAsString(content));
    }

    private SealedText altered(Notice notice, String field, JsonNode value) {
        var content = notice.announcement().content().deepCopy();
        var pointer = JsonPointer.compile(field);
        if (!(content.at(pointer.head()) instanceof ObjectNode parent)) {
            throw new IllegalArgumentException("a notice has no " + field);
        }
        parent.set(pointer.last().getMatchingProperty(), value);
        return sealed(notice, content);
    }

    private String body(Notice notice, SealedText sealed) {
        var announcement = notice.announcement();
        return json.writeValueAsString(new Body(
                notice.id(),
                WechatTime.text(notice.created()),
                "encrypt-resource",
                announcement.eventType(),
                announcement.summary(),
                new Resource(
                        announcement.originalType(),
                        sealed.algorithm(),
                        sealed.ciphertext(),
                        sealed.associatedData(),
                        sealed.nonce())));
    }

    private record Body(
            String id, String createTime, String resourceType, String eventType, String summary, Resource resource) {}

    private record Resource(
            String originalType, String algorithm, String ciphertext, String associatedData, String nonce) {}
}
