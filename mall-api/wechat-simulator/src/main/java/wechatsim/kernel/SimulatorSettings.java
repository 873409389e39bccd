package wechatsim.kernel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How this simulator behaves from its start on, as properties `simulator.*`. More components than
/// a constructor should have: each is one property of the README's table.
///
/// @param keysDir where keys, payments and shoppers are kept between starts; without it every start
/// makes new keys and knows of nothing
/// @param noticeSpeed by how much the waits between two attempts at a notice are divided
/// @param noticeTimeout how long the merchant may think about a notice
/// @param paymentAppearsAfter when a payment can be found by the shipping calls
/// @param refundSettlesAfter how long a refund is PROCESSING
/// @param refundSpacing the least time between two refunds of one payment
/// @param certificatesOffered whether platform certificates exist; merchants of today have only the
/// public key
/// @param pushUrl where messages are pushed; without it they are only recorded
/// @param pushFormat how pushed messages are written
/// @param riskyWords words for which a text is judged `risky`
/// @param reviewWords words for which a text is judged `review`
/// @param templates the ids of the subscribe messages that exist; any when empty
/// @param pages the pages that the released Mini Program has; any when empty
@ConfigurationProperties("simulator")
public record SimulatorSettings(
        @Nullable Path keysDir,
        @DefaultValue("1") double noticeSpeed,
        @DefaultValue("5s") Duration noticeTimeout,
        @DefaultValue("60s") Duration paymentAppearsAfter,
        @DefaultValue("3s") Duration refundSettlesAfter,
        @DefaultValue("60s") Duration refundSpacing,
        @DefaultValue("true") boolean certificatesOffered,
        @Nullable URI pushUrl,
        @DefaultValue("JSON") PushFormat pushFormat,
        @DefaultValue({"加微信", "代开发票", "赌博"}) List<String> riskyWords,
        @DefaultValue("最便宜") List<String> reviewWords,
        @DefaultValue List<String> templates,
        @DefaultValue List<String> pages) {

    /// How pushed messages are written, as the merchant chose it at WeChat.
    public enum PushFormat {
        JSON,
        XML
    }
}
