package mall.member.messages;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/// A template that the merchant took from WeChat's library.
///
/// @param templateId WeChat's id of it
/// @param page what a tap on the message opens; `{id}` becomes the id of the order, product or session
/// @param fields what stands in each of its fields: `thing1` → GOODS
public record MessageTemplate(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{10,64}") String templateId,

        @NotNull @Size(max = 200) @Pattern(regexp = "[A-Za-z0-9_-][^\\s]*")
        String page,

        @NotEmpty @Size(max = 5)
        Map<@Pattern(regexp = "[a-z_]{2,20}[0-9]{1,3}") String, @NotNull MessageValue> fields) {

    public MessageTemplate {
        fields = Map.copyOf(fields);
    }
}
