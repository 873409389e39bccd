package wechatsim.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// What belongs to WeChat's own surface, and not to the simulator's page and controls.
public final class WechatPaths {

    private static final List<String> ROOTS = List.of("/v3/", "/sns/", "/cgi-bin/", "/wxa/");

    private WechatPaths() {}

    public static boolean covers(HttpServletRequest request) {
        return ROOTS.stream().anyMatch(request.getRequestURI()::startsWith);
    }

    public static boolean coversPay(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v3/");
    }
}
