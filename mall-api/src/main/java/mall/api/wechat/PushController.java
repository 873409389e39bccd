package mall.api.wechat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import mall.api.wechat.PushedContent.Unreadable;
import mall.domain.runtime.ReservedConnections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The one address to which WeChat pushes messages of the Mini Program, in its safe mode only. What
/// cannot be checked is refused; everything else is answered with `success` as soon as it is kept.
@RestController
@OnWechat
@RequestMapping(path = "/webhooks/wechat/messages", produces = MediaType.TEXT_PLAIN_VALUE)
class PushController {

    private static final Logger log = LoggerFactory.getLogger(PushController.class);

    private static final int LARGEST = 256 * 1024;

    private final Optional<PushCipher> cipher;
    private final Pushes pushes;

    PushController(WechatSettings settings, Pushes pushes) {
        this.cipher = Optional.ofNullable(settings.push()).map(push -> new PushCipher(push, settings.appid()));
        this.pushes = pushes;
    }

    /// WeChat asks whether the address is ours.
    @GetMapping
    ResponseEntity<String> prove(
            @RequestParam String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestParam String echostr) {
        return cipher.filter(ours -> ours.isSigned(signature, timestamp, nonce))
                .map(_ -> ResponseEntity.ok(echostr))
                .orElseGet(PushController::refused);
    }

    @PostMapping
    ResponseEntity<String> push(
            @RequestParam(name = "msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (cipher.isEmpty() || body.length > LARGEST) return refused();
        try {
            var encrypted = PushedContent.read(new String(body, StandardCharsets.UTF_8))
                    .path("Encrypt")
                    .asString("");
            if (!cipher.get().isSigned(signature, timestamp, nonce, encrypted)) return refused();
            var message = cipher.get().open(encrypted);
            if (message.isEmpty()) return refused();
            var content = PushedContent.read(message.get());
            ReservedConnections.allow(() -> pushes.keep(content));
            return ResponseEntity.ok("success");
        } catch (Unreadable e) {
            log.warn("A pushed message cannot be read: {}", String.valueOf(e.getCause()));
            return refused();
        }
    }

    private static ResponseEntity<String> refused() {
        return ResponseEntity.status(401).body("");
    }
}
