package mall.domain.catalog.editing;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import mall.domain.catalog.editing.InvalidProduct.OutOfBounds;
import mall.domain.catalog.editing.InvalidProduct.Repeated;
import org.jspecify.annotations.Nullable;

/// How long and how many things of the catalog may be; whoever is told no learns the bounds.
final class Bounds {

    private Bounds() {}

    /// People count characters, not UTF-16 units.
    static String text(String field, String text, int least, int most) {
        number(field, text.codePointCount(0, text.length()), least, most);
        if (least > 0 && text.isBlank()) throw new OutOfBounds(field, least, most);
        return text;
    }

    static void number(String field, @Nullable Integer number, long least, long most) {
        if (number != null) number(field, number.longValue(), least, most);
    }

    static void number(String field, long number, long least, long most) {
        if (number < least || number > most) throw new OutOfBounds(field, least, most);
    }

    static void count(String field, Collection<?> things, int least, int most) {
        number(field, things.size(), least, most);
    }

    static void distinct(String field, Collection<?> things) {
        Set<Object> seen = new HashSet<>();
        for (var thing : things) {
            if (!seen.add(thing)) throw new Repeated(field, thing.toString());
        }
    }
}
