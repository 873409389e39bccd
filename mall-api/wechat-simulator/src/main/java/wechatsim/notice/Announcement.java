package wechatsim.notice;

import java.net.URI;
import tools.jackson.databind.node.ObjectNode;
import wechatsim.crypto.PlatformKeys;

/// What the merchant is to be told. More components than a constructor should have: each is a
/// field of the message.
///
/// @param subject the merchant's own number of what this is about
/// @param content what is encrypted
/// @param asked the kind of key that the merchant asked for
public record Announcement(
        URI url,
        String eventType,
        String summary,
        String originalType,
        String subject,
        ObjectNode content,
        PlatformKeys.Kind asked) {}
