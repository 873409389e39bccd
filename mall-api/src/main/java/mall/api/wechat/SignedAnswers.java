package mall.api.wechat;

import com.github.binarywang.wxpay.v3.Validator;
import java.io.IOException;
import mall.api.wechat.Signatures.Verdict;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets only answers pass that WeChat Pay has signed. WxJava's own check passes whatever does not
/// call itself JSON, and never looks at the time.
final class SignedAnswers implements Validator {

    private static final Logger log = LoggerFactory.getLogger(SignedAnswers.class);

    private final Signatures signatures;

    SignedAnswers(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public boolean validate(CloseableHttpResponse response) throws IOException {
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
        var verdict = signatures.judge(SignedMessage.of(name -> header(response, name), body));
        if (verdict == Verdict.GENUINE) return true;
        log.warn("An answer in WeChat Pay's name is not believed: {}", verdict);
        return false;
    }

    private static @Nullable String header(CloseableHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
