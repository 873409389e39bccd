package wechatsim.crypto;

/// The merchant's account at WeChat: what both sides know of it, and WeChat's first keys.
///
/// @param identity names and shared secrets
/// @param merchant the merchant's API certificate with its private key
/// @param platform the first platform certificate
/// @param publicKey the first bare public key
record Account(Identity identity, SigningKey merchant, SigningKey platform, SigningKey publicKey) {

    record Identity(
            String appid, String appSecret, String mchid, String apiV3Key, String pushToken, String encodingAesKey) {}
}
