package mall.api.wechat;

import com.github.binarywang.wxpay.v3.Validator;
import java.io.IOException;
import mall.api.wechat.Signatures.Verdict;
import org.apache.http.HttpException;
import org.apache.http.HttpResponse;
import org.apache.http.HttpResponseInterceptor;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.entity.BufferedHttpEntity;
import org.apache.http.protocol.HttpContext;
import org.apache.http.util.EntityUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets only answers pass that WeChat Pay has signed, whatever they say. WeChat signs each answer to
/// a request whose signature it has accepted, errors included; and "there is no such payment"
/// decides about money as much as "it is paid". WxJava hands over successes only, its own check
/// passes whatever does not call itself JSON, and it never looks at the time.
final class SignedAnswers implements Validator, HttpResponseInterceptor {

    private static final Logger log = LoggerFactory.getLogger(SignedAnswers.class);

    private final Signatures signatures;

    SignedAnswers(Signatures signatures) {
        this.signatures = signatures;
    }

    /// A success; downloaded files, which nobody signs, do not come here.
    @Override
    public boolean validate(CloseableHttpResponse response) throws IOException {
        return isSigned(response);
    }

    /// Every other answer. An unsigned 401 usually means that WeChat does not accept our own
    /// signature: a wrong key, a wrong serial number, a wrong clock.
    @Override
    public void process(HttpResponse response, HttpContext context) throws HttpException, IOException {
        if (isSuccess(response)) return;
        var entity = response.getEntity();
        if (entity != null) response.setEntity(new BufferedHttpEntity(entity));
        if (!isSigned(response)) throw new HttpException("an error that WeChat Pay has not signed");
    }

    private boolean isSigned(HttpResponse response) throws IOException {
        var entity = response.getEntity();
        var body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity);
        var verdict = signatures.judge(SignedMessage.of(response, body));
        if (verdict == Verdict.GENUINE) return true;
        log.warn("An answer {} in WeChat Pay's name is not believed: {}", status(response), verdict);
        return false;
    }

    private static boolean isSuccess(HttpResponse response) {
        return status(response) / 100 == 2;
    }

    private static int status(HttpResponse response) {
        return response.getStatusLine().getStatusCode();
    }
}
