package mall.api.wechat;

import com.github.binarywang.wxpay.exception.WxPayException;
import java.util.Set;

/// Sorts how calls to WeChat Pay fail. A no has a code and WeChat's signature ([SignedAnswers] lets
/// nothing else through); all else, such as half an answer or a page of something on the way, is
/// silence.
final class PayFailures implements WechatCalls.Sorter {

    /// WeChat did not decide: as good as silence. The older spellings are still met.
    private static final Set<String> UNDECIDED =
            Set.of("SYSTEM_ERROR", "SYSTEMERROR", "BANK_ERROR", "BANKERROR", "USERPAYING", "SIGN_ERROR");

    @Override
    public <T> Reply<T> sort(Exception failure) {
        if (failure instanceof WxPayException no && no.getErrCode() != null) {
            var code = no.getErrCode();
            return UNDECIDED.contains(code)
                    ? new Reply.Silence<>(code)
                    : new Reply.No<>(code, String.valueOf(no.getErrCodeDes()));
        }
        return new Reply.Silence<>(WechatCalls.reason(failure));
    }
}
