package wechatsim.control;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import wechatsim.notice.NoticeView;
import wechatsim.notice.Notices;

/// The notices, and what is done with them out of turn.
@ControlController
@RequestMapping("/_control/notices")
class NoticesController {

    private final Notices notices;

    NoticesController(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    List<NoticeView> list() {
        return notices.list();
    }

    /// Tries all that wait at once.
    @PostMapping("/flush")
    void flush() {
        notices.flush();
    }

    /// Sends what was held back, in this order.
    @PostMapping("/release")
    void release(@Valid @RequestBody Order order) {
        notices.release(order.ids());
    }

    /// With a fresh signature.
    @PostMapping("/{id}/resend")
    void resend(@PathVariable String id) {
        notices.resend(id);
    }

    /// Exactly as it was sent last.
    ///
    /// @param to where, if not to the same address
    @PostMapping("/{id}/replay")
    Replayed replay(@PathVariable String id, @RequestParam(required = false) @Nullable URI to) {
        return new Replayed(to == null ? notices.replay(id) : notices.replay(id, to));
    }

    @PostMapping("/speed")
    void speed(@Valid @RequestBody Speed speed) {
        notices.speed(speed.factor());
    }

    record Order(@NotNull List<String> ids) {}

    record Replayed(@Nullable Integer status) {}

    record Speed(@Positive double factor) {}
}
