package mall.api.wechat;

import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;

/// Sorts how calls to the Mini Program's server API fail. A no has an `errcode`; that WeChat is
/// busy, that our token is not taken and everything else is silence.
final class MiniProgramFailures implements WechatCalls.Sorter {

    /// Busy; token invalid or expired even after a new one was fetched; too many calls.
    private static final Set<Integer> NOT_NOW = Set.of(-1, 40001, 40014, 42001, 45009, 45011);

    @Override
    public <T> Reply<T> sort(Exception failure) {
        if (!(failure instanceof WxErrorException no)) return new Reply.Silence<>(WechatCalls.reason(failure));
        var code = no.getError().getErrorCode();
        return NOT_NOW.contains(code)
                ? new Reply.Silence<>("errcode " + code)
                : new Reply.No<>(
                        Integer.toString(code), String.valueOf(no.getError().getErrorMsg()));
    }
}
