package mall.api.members;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import mall.domain.files.Files;
import mall.domain.files.Purpose;
import mall.domain.kernel.Actor;
import mall.member.members.Member.Gender;
import mall.member.members.MemberViews;
import mall.member.members.Members;
import mall.member.members.Phones;
import mall.member.members.Profile;
import mall.member.members.Shopper;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// The shopper himself.
@RestController
@RequestMapping("/api/me")
class MeController {

    private final Members members;
    private final MemberViews views;
    private final Phones phones;
    private final Files files;

    MeController(Members members, MemberViews views, Phones phones, Files files) {
        this.members = members;
        this.views = views;
        this.phones = phones;
        this.files = files;
    }

    /// What is missing stays as it is.
    record ChangeProfile(
            @Size(max = 64) @Nullable String nickname,
            @Nullable Gender gender,
            @Nullable LocalDate birthday) {

        Profile profile() {
            return new Profile(nickname, null, gender, birthday);
        }
    }

    /// @param code from the phone button
    record BindPhone(@NotBlank @Size(max = 200) String code) {}

    @GetMapping
    MeResponse show(@AuthenticationPrincipal Shopper shopper) {
        return MeResponse.of(views.summary(shopper.id()));
    }

    @PatchMapping
    MeResponse change(@Valid @RequestBody ChangeProfile change, @AuthenticationPrincipal Shopper shopper) {
        members.introduce(shopper.id(), change.profile());
        return show(shopper);
    }

    /// The only way to a portrait: a picture that he uploads.
    @Limited(Traffic.CODE)
    @PostMapping("/avatar")
    MeResponse wear(@RequestPart("file") MultipartFile file, @AuthenticationPrincipal Shopper shopper)
            throws IOException {
        var picture = files.store(file.getBytes(), Purpose.MEMBER_PICTURE, new Actor.Member(shopper.id()));
        members.introduce(shopper.id(), new Profile(null, picture.path(), null, null));
        return show(shopper);
    }

    @Limited(Traffic.CODE)
    @PutMapping("/phone")
    MeResponse bindPhone(@Valid @RequestBody BindPhone bind, @AuthenticationPrincipal Shopper shopper) {
        phones.bind(shopper.id(), bind.code());
        return show(shopper);
    }
}
