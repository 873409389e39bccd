package mall.domain.kernel;

import java.util.UUID;

/// One request that must happen once, however often it arrives.
///
/// @param owner who asks: a member's or an operator's id; keys of two owners never meet
/// @param operation what is asked for: `place-order`, `start-payment`
/// @param key the client's key, 8 to 64 visible ASCII characters
/// @param bodyHash SHA-256 of the request, in hex: the same key with another body is refused
public record IdempotencyKey(UUID owner, String operation, String key, String bodyHash) {}
