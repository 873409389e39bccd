package wechatsim.miniapp;

import wechatsim.kernel.RandomText;

/// The Mini Program API says no: with HTTP status 200, and the truth in `errcode`.
public final class ApiError extends RuntimeException {

    private final int errcode;

    public ApiError(int errcode, String errmsg) {
        super(errmsg, null, false, false);
        this.errcode = errcode;
    }

    /// The body is no JSON, or a field has the wrong type.
    public static ApiError malformed(String errmsg) {
        return new ApiError(47001, "data format error: " + errmsg);
    }

    public int errcode() {
        return errcode;
    }

    Answer answer() {
        return new Answer(errcode, getMessage() + " rid: " + RandomText.hex(8) + "-" + RandomText.hex(8));
    }
}
