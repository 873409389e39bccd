package wechatsim.push;

import tools.jackson.databind.JsonNode;

/// Writes a message as WeChat's XML: texts in CDATA, numbers bare, lists as repeated elements.
final class XmlText {

    private XmlText() {}

    static String of(JsonNode message) {
        var xml = new StringBuilder();
        element(xml, "xml", message);
        return xml.toString();
    }

    private static void element(StringBuilder xml, String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(item -> element(xml, name, item));
            return;
        }
        xml.append('<').append(name).append('>');
        if (value.isObject()) {
            value.properties().forEach(field -> element(xml, field.getKey(), field.getValue()));
        } else if (value.isString()) {
            xml.append("<![CDATA[")
                    .append(value.stringValue().replace("]]>", "]]]]><![CDATA[>"))
                    .append("]]>");
        } else {
            xml.append(value.asString());
        }
        xml.append("</").append(name).append('>');
    }
}
