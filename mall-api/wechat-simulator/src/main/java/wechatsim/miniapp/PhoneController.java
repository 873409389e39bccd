package wechatsim.miniapp;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import wechatsim.crypto.Merchant;
import wechatsim.kernel.SimulatorClock;
import wechatsim.people.OneTimeCodes.Redemption.AlreadyUsed;
import wechatsim.people.OneTimeCodes.Redemption.Invalid;
import wechatsim.people.OneTimeCodes.Redemption.Redeemed;
import wechatsim.people.People;

/// A code of the phone number button becomes a number.
@ApiController
class PhoneController {

    private final People people;
    private final Merchant merchant;
    private final SimulatorClock clock;

    PhoneController(People people, Merchant merchant, SimulatorClock clock) {
        this.people = people;
        this.merchant = merchant;
        this.clock = clock;
    }

    @PostMapping("/wxa/business/getuserphonenumber")
    Found find(@Valid @RequestBody Wanted wanted) {
        return switch (people.phoneCodes().redeem(wanted.code())) {
            case Redeemed(var openid) -> found(people.find(openid).orElseThrow().phone());
            case AlreadyUsed() -> throw new ApiError(40163, "code been used");
            case Invalid() -> throw new ApiError(40029, "invalid code");
        };
    }

    private Found found(String phone) {
        var watermark = new Watermark(clock.instant().getEpochSecond(), merchant.appid());
        return new Found(0, "ok", new PhoneInfo(phone, phone, "86", watermark));
    }

    record Wanted(@NotNull String code) {}

    record Found(int errcode, String errmsg, PhoneInfo phoneInfo) {}

    /// Named as WeChat names them, unlike the rest.
    record PhoneInfo(
            @JsonProperty("phoneNumber") String phoneNumber,
            @JsonProperty("purePhoneNumber") String purePhoneNumber,
            @JsonProperty("countryCode") String countryCode,
            Watermark watermark) {}

    record Watermark(long timestamp, String appid) {}
}
