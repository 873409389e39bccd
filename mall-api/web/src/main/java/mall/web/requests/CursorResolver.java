package mall.web.requests;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import mall.domain.privacy.PersonalCipher;
import mall.web.Cursor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Reads `?limit=…&cursor=…`. A cursor is the sort key under a keyed checksum of the key, the
/// path and the filters: what was altered, made up, or taken from another list does not match.
@Component
class CursorResolver implements HandlerMethodArgumentResolver {

    private static final int TAG_BYTES = 12;

    private final PersonalCipher cipher;

    CursorResolver(PersonalCipher cipher) {
        this.cipher = cipher;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Cursor.class;
    }

    @Override
    public Cursor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var list = list(request);
        var cursor = request.getParameter("cursor");
        return new Cursor(
                cursor == null ? null : open(cursor, list),
                limit(request.getParameter("limit")),
                key -> seal(key, list));
    }

    private static int limit(@Nullable String text) {
        if (text == null) return Cursor.DEFAULT_LIMIT;
        // Longer numbers are out of range whatever they say.
        if (!text.matches("[0-9]{1,9}")) throw InvalidParameter.limit(Cursor.MAX_LIMIT);
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > Cursor.MAX_LIMIT) throw InvalidParameter.limit(Cursor.MAX_LIMIT);
        return limit;
    }

    private String seal(String key, String list) {
        var text = key.getBytes(StandardCharsets.UTF_8);
        var tag = tag(key, list);
        var whole = Arrays.copyOf(tag, TAG_BYTES + text.length);
        System.arraycopy(text, 0, whole, TAG_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    private String open(String cursor, String list) {
        try {
            var whole = Base64.getUrlDecoder().decode(cursor);
            if (whole.length < TAG_BYTES) throw InvalidParameter.cursor();
            var key = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(whole, TAG_BYTES, whole.length - TAG_BYTES))
                    .toString();
            if (!MessageDigest.isEqual(tag(key, list), Arrays.copyOf(whole, TAG_BYTES)))
                throw InvalidParameter.cursor();
            return key;
        } catch (IllegalArgumentException | CharacterCodingException garbage) {
            throw InvalidParameter.cursor();
        }
    }

    private byte[] tag(String key, String list) {
        var mac = HexFormat.of().parseHex(cipher.blindIndex("cursor", list + '\0' + key));
        return Arrays.copyOf(mac, TAG_BYTES);
    }

    /// The path with all parameters that choose what is in the list and in which order.
    private static String list(HttpServletRequest request) {
        var filters = new TreeMap<>(request.getParameterMap());
        filters.remove("cursor");
        filters.remove("limit");
        return request.getRequestURI()
                + filters.entrySet().stream()
                        .map(filter -> filter.getKey() + '=' + String.join("\u0001", filter.getValue()))
                        .collect(Collectors.joining("\u0002", "?", ""));
    }
}
