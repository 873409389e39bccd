package wechatsim.faults;

/// In which way a notice is forged.
public enum Forgery {
    /// Somebody else signed in WeChat's name.
    BAD_SIGNATURE,
    /// The signature is not even Base64.
    GARBLED_SIGNATURE,
    /// Signed with a certificate that nobody knows, under its own serial number.
    UNKNOWN_SERIAL,
    /// Signed with the merchant's own certificate, under its serial number.
    MERCHANT_CERTIFICATE,
    /// Signed with the merchant's own certificate, under WeChat's serial number.
    MERCHANT_CERTIFICATE_IN_DISGUISE,
    /// The body was changed after it was signed.
    TAMPERED_BODY,
    /// The cipher text was changed, and the body signed afterwards.
    TAMPERED_CIPHERTEXT,
    /// The associated data are not those that were encrypted with.
    WRONG_ASSOCIATED_DATA,
    /// The headers that bear the signature are missing.
    NO_SIGNATURE,
    /// WeChat's own test: a wrong signature that begins with `WECHATPAY/SIGNTEST/`.
    PROBE
}
