package mall.promotion.campaign.editing;

import static org.assertj.core.api.Assertions.assertThat;

import mall.promotion.campaign.CampaignKinds;
import mall.promotion.campaign.Tasting;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@MallTest
class FormSchemasTests {

    @Autowired
    FormSchemas schemas;

    @Autowired
    CampaignKinds kinds;

    @Autowired
    JsonMapper json;

    @Test
    void aFormKnowsTitlesHintsBoundsAndPickers() {
        var schema = json.readTree(schemas.of(kinds.named(Tasting.CODE)).toString());

        assertThat(schema.at("/properties/offFen")).isEqualTo(json.readTree("""
                {"type": "integer", "format": "fen", "title": "立减", "description": "每单减多少",
                 "minimum": 1, "maximum": 10000}
                """));
        assertThat(schema.at("/properties/scope/properties/products/items")).isEqualTo(json.readTree("""
                {"type": "string", "format": "product"}
                """));
        assertThat(schema.at("/properties/scope/properties/products/maxItems").intValue())
                .isEqualTo(500);
        assertThat(schema.at("/properties").propertyNames()).containsExactly("scope", "offFen");
        assertThat(schema.at("/required").values())
                .extracting(JsonNode::stringValue)
                .containsExactlyInAnyOrder("scope", "offFen");
        assertThat(schema.at("/additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void everyPlayHasAForm() {
        assertThat(kinds.all()).isNotEmpty().allSatisfy(kind -> {
            var schema = schemas.of(kind);
            assertThat(schema.at("/type").stringValue()).isEqualTo("object");
            assertThat(schema.at("/properties").values())
                    .as(kind.code())
                    .allSatisfy(property -> assertThat(property.has("title")).isTrue());
        });
    }
}
