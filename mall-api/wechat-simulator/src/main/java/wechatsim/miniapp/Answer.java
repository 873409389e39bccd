package wechatsim.miniapp;

/// What every call answers at least.
public record Answer(int errcode, String errmsg) {

    public static final Answer OK = new Answer(0, "ok");
}
