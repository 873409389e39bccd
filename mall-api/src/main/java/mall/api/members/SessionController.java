package mall.api.members;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import mall.domain.kernel.MemberId;
import mall.member.members.JoinSource;
import mall.member.members.MemberSessions;
import mall.member.members.SessionTokens;
import mall.member.members.Shopper;
import mall.web.Limited;
import mall.web.Limited.Traffic;
import mall.web.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Coming in and going.
@RestController
@RequestMapping("/api/sessions")
class SessionController {

    private final MemberSessions sessions;

    SessionController(MemberSessions sessions) {
        this.sessions = sessions;
    }

    /// @param code from `wx.login`
    /// @param scene WeChat's number for how the Mini Program was opened
    /// @param share the share that led here
    record LogIn(
            @NotBlank @Size(max = 200) String code,
            @Min(0) @Max(99_999) @Nullable Integer scene,
            @Pattern(regexp = "[0-9A-Za-z]{1,32}") @Nullable String share) {

        JoinSource source() {
            return new JoinSource(scene, share);
        }

        @Override
        public String toString() {
            return "LogIn";
        }
    }

    record Refresh(@NotBlank @Size(max = 100) String refreshToken) {
        @Override
        public String toString() {
            return "Refresh";
        }
    }

    /// @param accessToken goes with every request: `Authorization: Bearer …`
    /// @param refreshToken gets the next pair, once
    /// @param joined whether this login made him a member
    record SessionResponse(
            MemberId memberId,
            String accessToken,
            Instant accessExpiresAt,
            String refreshToken,
            Instant refreshExpiresAt,
            boolean joined) {

        static SessionResponse of(SessionTokens tokens) {
            return new SessionResponse(
                    tokens.member(),
                    tokens.access(),
                    tokens.accessExpires(),
                    tokens.refresh(),
                    tokens.refreshExpires(),
                    tokens.joined());
        }

        @Override
        public String toString() {
            return "SessionResponse";
        }
    }

    @Open
    @Limited(Traffic.LOGIN)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SessionResponse logIn(@Valid @RequestBody LogIn login) {
        return SessionResponse.of(sessions.login(login.code(), login.source()));
    }

    @Open
    @Limited(Traffic.REFRESH)
    @PostMapping("/refresh")
    SessionResponse refresh(@Valid @RequestBody Refresh refresh) {
        return SessionResponse.of(sessions.refresh(refresh.refreshToken()));
    }

    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOut(@AuthenticationPrincipal Shopper shopper) {
        sessions.logOut(shopper);
    }

    /// On all devices.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void logOutEverywhere(@AuthenticationPrincipal Shopper shopper) {
        sessions.logOutEverywhere(shopper.id());
    }
}
