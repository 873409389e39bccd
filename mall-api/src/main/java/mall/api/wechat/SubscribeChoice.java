package mall.api.wechat;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a member chose for one template in WeChat's dialog or settings.
///
/// @param status WeChat's word: `accept`, `reject`, `ban`
record SubscribeChoice(String templateId, String status) {

    private static final List<String> EVENTS = List.of("SubscribeMsgPopupEvent", "SubscribeMsgChangeEvent");

    boolean isAllowed() {
        return status.equals("accept");
    }

    @Override
    public String toString() {
        return templateId + "=" + status;
    }

    /// The choices that an event tells of: in JSON they are a list, in XML wrapped in the event's name,
    /// and a single one stands alone.
    static List<SubscribeChoice> in(JsonNode event) {
        return Stream.concat(Stream.of(event), EVENTS.stream().map(event::path))
                .map(level -> level.path("List"))
                .flatMap(list -> list.isArray() ? list.valueStream() : Stream.of(list))
                .filter(JsonNode::isObject)
                .map(choice -> new SubscribeChoice(
                        choice.path("TemplateId").asString(""),
                        choice.path("SubscribeStatusString").asString("")))
                .filter(choice -> !choice.templateId().isEmpty())
                .toList();
    }
}
