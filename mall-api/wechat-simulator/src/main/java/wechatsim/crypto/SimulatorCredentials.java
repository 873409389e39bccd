package wechatsim.crypto;

/// All that a merchant gets from WeChat or registers with it: what the mall needs to be configured
/// with. More components than a constructor should have: each is one line of a merchant's settings.
///
/// @param merchantSerial the serial number of the merchant's API certificate
/// @param merchantPrivateKey PEM, PKCS#8
/// @param merchantCertificate PEM
/// @param apiV3Key 32 characters
/// @param publicKeyId `PUB_KEY_ID_…`
/// @param publicKey WeChat Pay's public key, PEM
/// @param platformSerial the serial number of the platform certificate that signs at this moment
/// @param platformCertificate PEM
/// @param pushToken the token of the message push
/// @param encodingAesKey the key of the message push, 43 characters
public record SimulatorCredentials(
        String appid,
        String appSecret,
        String mchid,
        String merchantSerial,
        String merchantPrivateKey,
        String merchantCertificate,
        String apiV3Key,
        String publicKeyId,
        String publicKey,
        String platformSerial,
        String platformCertificate,
        String pushToken,
        String encodingAesKey) {}
