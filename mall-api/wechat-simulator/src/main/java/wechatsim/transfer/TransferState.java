package wechatsim.transfer;

/// How far a transfer has come, in WeChat's words.
public enum TransferState {
    WAIT_USER_CONFIRM,
    SUCCESS,
    FAIL,
    CANCELING,
    CANCELLED
}
