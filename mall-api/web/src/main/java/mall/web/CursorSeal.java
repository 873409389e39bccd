package mall.web;

/// Turns the sort key of a list's item into the text that travels.
@FunctionalInterface
public interface CursorSeal {
    String seal(String key);
}
