package wechatsim.control;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import wechatsim.crypto.PlatformKeys;
import wechatsim.crypto.PlatformKeys.ForNotices;
import wechatsim.crypto.PlatformKeys.Kind;
import wechatsim.crypto.SigningKey;

/// How WeChat Pay changes its keys: announce, switch, retire.
@ControlController
@RequestMapping("/_control/keys")
class KeysController {

    private final PlatformKeys keys;

    KeysController(PlatformKeys keys) {
        this.keys = keys;
    }

    @PostMapping("/{kind}/announce")
    KeyView announce(@PathVariable Kind kind) {
        return KeyView.of(keys.announce(kind));
    }

    @PostMapping("/expired-certificate")
    KeyView announceExpiredCertificate() {
        return KeyView.of(keys.announceExpiredCertificate());
    }

    @PostMapping("/{kind}/switch")
    KeyView switchToNewest(@PathVariable Kind kind) {
        return KeyView.of(keys.switchToNewest(kind));
    }

    @PostMapping("/{kind}/retire")
    void retireOthers(@PathVariable Kind kind) {
        keys.retireOthers(kind);
    }

    @PostMapping("/for-notices")
    void signNoticesWith(@RequestParam ForNotices choice) {
        keys.signNoticesWith(choice);
    }

    record KeyView(String serial, String pem) {

        static KeyView of(SigningKey key) {
            return new KeyView(key.serial(), key.pem());
        }
    }
}
