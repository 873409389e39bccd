package mall.api.wechat;

import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import java.util.Set;
import mall.member.messages.MessageChannel;

/// Sends subscribe messages. They go out once or not at all: after a silence the queue decides.
final class SubscribeMessages implements MessageChannel {

    private static final String NOT_ALLOWED = "43101";

    /// Wrong openid, template, page, or a value against its field's rule.
    private static final Set<String> IMPOSSIBLE = Set.of("40003", "40037", "41030", "47003");

    private final MiniProgram program;
    private final WechatCalls calls;
    private final String appid;

    SubscribeMessages(MiniProgram program, WechatCalls calls, String appid) {
        this.program = program;
        this.calls = calls;
        this.appid = appid;
    }

    @Override
    public Sending send(Letter letter) {
        if (!letter.to().appid().equals(appid)) {
            return new Sending.Impossible("the member belongs to another Mini Program");
        }
        return switch (calls.once(() -> {
            program.getSubscribeService().sendSubscribeMsg(message(letter));
            return letter;
        })) {
            case Reply.Value<Letter> _ -> new Sending.Sent();
            case Reply.No<Letter>(var no, var words) -> {
                if (no.equals(NOT_ALLOWED)) yield new Sending.NotAllowed();
                yield IMPOSSIBLE.contains(no)
                        ? new Sending.Impossible(no + " " + words)
                        : new Sending.Later(no + " " + words);
            }
            case Reply.Silence<Letter>(var reason) -> new Sending.Later(reason);
        };
    }

    private static WxMaSubscribeMessage message(Letter letter) {
        var message = new WxMaSubscribeMessage();
        message.setToUser(letter.to().openid());
        message.setTemplateId(letter.templateId());
        message.setPage(letter.page());
        message.setData(letter.fields().entrySet().stream()
                .map(field -> new WxMaSubscribeMessage.MsgData(field.getKey(), field.getValue()))
                .toList());
        return message;
    }
}
