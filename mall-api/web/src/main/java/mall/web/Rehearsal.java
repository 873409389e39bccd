package mall.web;

import jakarta.servlet.http.HttpServletRequest;
import mall.domain.kernel.Ids;

/// A request by which a process warms itself up through its own door. It is told by a word that only
/// this process knows, and gets nothing for it but to be left out of the access log.
public final class Rehearsal {

    public static final String HEADER = "Mall-Rehearsal";

    private static final String WORD = Ids.hex(Ids.next());

    private Rehearsal() {}

    /// The value of the header.
    public static String word() {
        return WORD;
    }

    public static boolean is(HttpServletRequest request) {
        return WORD.equals(request.getHeader(HEADER));
    }
}
