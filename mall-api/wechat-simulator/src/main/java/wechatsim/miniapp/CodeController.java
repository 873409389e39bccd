package wechatsim.miniapp;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;
import wechatsim.kernel.SimulatorSettings;

/// Draws Mini Program codes of which there is no limit: a picture when all is well, JSON when not.
@ApiController
class CodeController {

    private static final Pattern SCENE = Pattern.compile("[0-9a-zA-Z!#$&'()*+,/:;=?@\\-._~]{1,32}");
    private static final Pattern PAGE = Pattern.compile("[^/?#][^?#]*");
    private static final Pattern ENV_VERSION = Pattern.compile("release|trial|develop");
    private static final int WIDTH = 430;

    private final SimulatorSettings settings;

    CodeController(SimulatorSettings settings) {
        this.settings = settings;
    }

    @PostMapping("/wxa/getwxacodeunlimit")
    ResponseEntity<byte[]> draw(@RequestBody Wanted wanted) {
        if (wanted.scene() == null || !SCENE.matcher(wanted.scene()).matches()) {
            throw new ApiError(40169, "invalid length for scene, or the data is not json string");
        }
        checkPage(wanted);
        if (wanted.envVersion() != null
                && !ENV_VERSION.matcher(wanted.envVersion()).matches()) {
            throw new ApiError(40097, "invalid env_version");
        }
        int width = wanted.width() == null ? WIDTH : wanted.width();
        if (width < 280 || width > 1280) throw new ApiError(40097, "invalid width");
        var page = wanted.page() == null ? "pages/index/index" : wanted.page();
        var png = CodePicture.png(page + "?scene=" + wanted.scene(), width, Boolean.TRUE.equals(wanted.isHyaline()));
        return ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(png);
    }

    private void checkPage(Wanted wanted) {
        var page = wanted.page();
        if (page == null) return;
        var mustExist =
                !Boolean.FALSE.equals(wanted.checkPath()) && !settings.pages().isEmpty();
        if (!PAGE.matcher(page).matches() || (mustExist && !settings.pages().contains(page))) {
            throw new ApiError(41030, "invalid page");
        }
    }

    record Wanted(
            @Nullable String scene,
            @Nullable String page,
            @Nullable Boolean checkPath,
            @Nullable String envVersion,
            @Nullable Integer width,
            @Nullable Boolean autoColor,
            @Nullable JsonNode lineColor,
            @Nullable Boolean isHyaline) {}
}
