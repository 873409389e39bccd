package mall.domain.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Makes ids: UUID version 7, so that what is made later sorts later and indexes grow at their
/// end.
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /// 32 hexadecimal digits without dashes: the form in which a number is told to WeChat.
    public static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
