package mall.api.wechat;

/// What came back from a call to WeChat.
sealed interface Reply<T> {

    record Value<T>(T value) implements Reply<T> {}

    /// WeChat says no.
    ///
    /// @param code WeChat's error code
    /// @param words what WeChat says about it
    record No<T>(String code, String words) implements Reply<T> {}

    /// Nobody knows whether the call has done its work: a time-out, an answer without a valid
    /// signature, half an answer, an error on WeChat's side.
    record Silence<T>(String reason) implements Reply<T> {}
}
