package wechatsim.miniapp;

import org.springframework.web.bind.annotation.RequestMapping;

/// Whatever the Mini Program API does not have, or this simulator does not.
@ApiController
class UnknownApiController {

    @RequestMapping({"/wxa/**", "/cgi-bin/**", "/sns/**"})
    void refuse() {
        throw new ApiError(40066, "invalid url");
    }
}
