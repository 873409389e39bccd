package mall.api.wechat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/// Refuses to open a shop in production whose money does not come from WeChat: where anything but
/// WeChat could answer, somebody could say "paid".
@Component
@Profile("production")
class ProductionGuard {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|\\[?::1\\]?|0\\.0\\.0\\.0");

    ProductionGuard(ObjectProvider<WechatSettings> settings) {
        var wrong = complaints(settings.getIfAvailable());
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("The mall does not start in production: " + String.join("; ", wrong));
        }
    }

    static List<String> complaints(@Nullable WechatSettings settings) {
        if (settings == null) return List.of("mall.wechat.* is not set");
        var wrong = new ArrayList<String>();
        var pay = settings.pay();
        if (!isHttpsAt(settings.host(), ".weixin.qq.com")) wrong.add("mall.wechat.host is not WeChat's");
        if (!isHttpsAt(pay.host(), ".mch.weixin.qq.com")) wrong.add("mall.wechat.pay.host is not WeChat Pay's");
        if (pay.proxy() != null && isLoopback(pay.proxy().host())) {
            wrong.add("mall.wechat.pay.proxy is this machine");
        }
        if (!"https".equals(pay.notifyBase().getScheme())
                || isLoopback(String.valueOf(pay.notifyBase().getHost()))) {
            wrong.add("mall.wechat.pay.notify-base is no https address that WeChat can reach");
        }
        if (ClassUtils.isPresent("wechatsim.WechatSimulator", ProductionGuard.class.getClassLoader())) {
            wrong.add("the WeChat simulator is on the class path");
        }
        return wrong;
    }

    private static boolean isHttpsAt(URI address, String domain) {
        return "https".equals(address.getScheme())
                && String.valueOf(address.getHost()).toLowerCase(Locale.ROOT).endsWith(domain);
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
