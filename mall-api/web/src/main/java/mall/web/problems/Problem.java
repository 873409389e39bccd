package mall.web.problems;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A problem document as RFC 9457 has it, with our members beside.
///
/// @param type a name for the kind of problem: `urn:mall:problem:<code>`
/// @param title what kind of answer this is, in the caller's language
/// @param detail what happened and what to do, in the caller's language
/// @param code the kind of problem for programs, as docs/problems.md lists it
/// @param traceId under which our logs know this request
/// @param errors which parts of the request are wrong
/// @param facts what else a program may want to show: members of the document itself
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "traceId", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Wrong> errors,
        @JsonAnyGetter Map<String, Object> facts) {

    /// One part of the request that is wrong.
    ///
    /// @param pointer where in the JSON body (RFC 6901); null when it is not in the body
    /// @param parameter the path variable, query parameter or header; null when it is in the body
    /// @param code the rule that was broken: `NotBlank`, `Max`, `unknown-field`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Wrong(@Nullable String pointer, @Nullable String parameter, String code, String detail) {

        static Wrong field(String pointer, String code, String detail) {
            return new Wrong(pointer, null, code, detail);
        }

        static Wrong parameter(String name, String code, String detail) {
            return new Wrong(null, name, code, detail);
        }
    }
}
