package wechatsim.gateway;

import org.springframework.web.bind.annotation.RequestMapping;

/// Whatever WeChat Pay does not have, or this simulator does not.
@PayController
class UnknownPathController {

    @RequestMapping("/v3/**")
    void refuse() {
        throw PayError.notFound("NOT_FOUND", "请求的资源不存在");
    }
}
