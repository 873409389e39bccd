package mall.api.wechat;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Reads pushed messages in either of the formats that a merchant may choose.
final class PushedContent {

    private static final JsonMapper JSON = JsonMapper.shared();

    private PushedContent() {}

    /// It is neither.
    static final class Unreadable extends Exception {
        Unreadable(Throwable cause) {
            super(cause);
        }
    }

    static JsonNode read(String text) throws Unreadable {
        try {
            return text.stripLeading().startsWith("<") ? fromXml(text) : JSON.readTree(text);
        } catch (JacksonException | IOException | SAXException | ParserConfigurationException e) {
            throw new Unreadable(e);
        }
    }

    private static JsonNode fromXml(String text) throws IOException, SAXException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return json(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
    }

    /// Elements become fields; one that comes several times becomes a list.
    private static JsonNode json(Element element) {
        var fields = JSON.createObjectNode();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Element field)) continue;
            var name = field.getTagName();
            switch (fields.get(name)) {
                case null -> fields.set(name, json(field));
                case ArrayNode several -> several.add(json(field));
                case JsonNode first -> fields.putArray(name).add(first).add(json(field));
            }
        }
        return fields.isEmpty() ? JSON.getNodeFactory().stringNode(element.getTextContent()) : fields;
    }
}
