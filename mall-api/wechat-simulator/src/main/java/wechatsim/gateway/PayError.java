package wechatsim.gateway;

/// WeChat Pay says no. Merchants branch on the code; the message is for people.
public final class PayError extends RuntimeException {

    private final int status;
    private final String code;

    private PayError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public static PayError parameter(String message) {
        return new PayError(400, "PARAM_ERROR", message);
    }

    public static PayError invalidRequest(String message) {
        return new PayError(400, "INVALID_REQUEST", message);
    }

    /// A 400 of a code of its own: `ORDERPAID`, `ORDER_CLOSED`.
    public static PayError badRequest(String code, String message) {
        return new PayError(400, code, message);
    }

    public static PayError signature(String message) {
        return new PayError(401, "SIGN_ERROR", message);
    }

    public static PayError notFound(String code, String message) {
        return new PayError(404, code, message);
    }

    public static PayError tooOften(String message) {
        return new PayError(429, "FREQUENCY_LIMITED", message);
    }

    public static PayError unsupported(int status, String message) {
        return new PayError(status, "PARAM_ERROR", message);
    }

    public static PayError openidMismatch() {
        return new PayError(500, "OPENID_MISMATCH", "appid和openid不匹配");
    }

    public static PayError system() {
        return new PayError(500, "SYSTEM_ERROR", "系统异常，请稍后重试");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /// As it goes over the wire.
    public Body body() {
        return new Body(code, getMessage());
    }

    /// `{"code": …, "message": …}`
    public record Body(String code, String message) {}
}
