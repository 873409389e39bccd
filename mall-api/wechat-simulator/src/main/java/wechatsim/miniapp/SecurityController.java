package wechatsim.miniapp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import wechatsim.crypto.Merchant;
import wechatsim.kernel.Agenda;
import wechatsim.kernel.RandomText;
import wechatsim.miniapp.TextJudgement.Verdict;
import wechatsim.people.People;
import wechatsim.push.MessagePush;

/// Content security, version 2: texts are judged at once, media later by a pushed message.
@ApiController
class SecurityController {

    private static final int LONGEST = 2500;
    private static final int VERSION = 2;
    private static final int SCENE_PROFILE = 1;
    private static final Duration MEDIA_TAKES = Duration.ofSeconds(2);

    private final TextJudgement judgement;
    private final People people;
    private final Merchant merchant;
    private final MessagePush push;
    private final Agenda agenda;

    SecurityController(TextJudgement judgement, People people, Merchant merchant, MessagePush push, Agenda agenda) {
        this.judgement = judgement;
        this.people = people;
        this.merchant = merchant;
        this.push = push;
        this.agenda = agenda;
    }

    @PostMapping("/wxa/msg_sec_check")
    Checked checkText(@Valid @RequestBody Text text) {
        check(text.version(), text.scene(), text.openid());
        if (text.content().isEmpty()) throw new ApiError(44004, "empty content");
        if (text.content().length() > LONGEST) throw new ApiError(45002, "content size out of limit");
        if (text.signature() != null && text.scene() != SCENE_PROFILE) throw new ApiError(40129, "invalid scene");
        var all = text.content() + '\n' + text.title() + '\n' + text.nickname() + '\n' + text.signature();
        var verdict = judgement.judge(all);
        return new Checked(0, "ok", verdict, List.of(Detail.of(verdict)), newTraceId());
    }

    @PostMapping("/wxa/media_check_async")
    MediaAccepted checkMedia(@Valid @RequestBody Media media) {
        check(media.version(), media.scene(), media.openid());
        if (media.mediaType() != 1 && media.mediaType() != 2) throw new ApiError(40097, "invalid media_type");
        var traceId = newTraceId();
        var verdict = judgement.judge(media.mediaUrl());
        agenda.after(MEDIA_TAKES, () -> pushVerdict(media.openid(), traceId, verdict));
        return new MediaAccepted(0, "ok", traceId);
    }

    private void check(int version, int scene, String openid) {
        if (version != VERSION) throw new ApiError(40097, "invalid version");
        if (scene < 1 || scene > 4) throw new ApiError(40129, "invalid scene");
        if (people.find(openid).isEmpty()) throw new ApiError(40003, "invalid openid");
        if (!people.wasSeenLately(openid)) throw new ApiError(61010, "code is expired");
    }

    private void pushVerdict(String openid, String traceId, Verdict verdict) {
        push.event(
                "wxa_media_check",
                openid,
                Map.of(
                        "appid",
                        merchant.appid(),
                        "trace_id",
                        traceId,
                        "version",
                        VERSION,
                        "errcode",
                        0,
                        "errmsg",
                        "ok",
                        "result",
                        verdict,
                        "detail",
                        List.of(Detail.of(verdict))));
    }

    private static String newTraceId() {
        return RandomText.hex(8).toLowerCase(Locale.ROOT) + "-" + RandomText.digits(10);
    }

    /// More components than a constructor should have: it is WeChat's message.
    record Text(
            @NotNull Integer version,
            @NotNull Integer scene,
            @NotNull String openid,
            @NotNull String content,
            @Nullable String nickname,
            @Nullable String title,
            @Nullable String signature) {}

    record Media(
            @NotNull String mediaUrl,
            @NotNull Integer mediaType,
            @NotNull Integer version,
            @NotNull Integer scene,
            @NotNull String openid) {}

    record Checked(int errcode, String errmsg, Verdict result, List<Detail> detail, String traceId) {}

    record Detail(String strategy, int errcode, String suggest, int label, int prob) {

        static Detail of(Verdict verdict) {
            return new Detail("content_model", 0, verdict.suggest(), verdict.label(), 90);
        }
    }

    record MediaAccepted(int errcode, String errmsg, String traceId) {}
}
