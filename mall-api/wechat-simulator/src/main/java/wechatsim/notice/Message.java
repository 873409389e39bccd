package wechatsim.notice;

import java.util.Map;

/// What goes over the wire: a body and the headers that sign it.
record Message(String body, Map<String, String> headers) {}
