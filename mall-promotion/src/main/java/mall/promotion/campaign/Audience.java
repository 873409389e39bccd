package mall.promotion.campaign;

import java.util.List;

/// Who may take part.
///
/// @param kind the code of an [AudienceKind]
/// @param values what that kind wants to know: which levels, which tags
public record Audience(String kind, List<String> values) {

    public static final Audience EVERYONE = new Audience(Everyone.CODE, List.of());
    public static final Audience NEWCOMERS = new Audience(Newcomers.CODE, List.of());

    public Audience {
        values = List.copyOf(values);
    }
}
