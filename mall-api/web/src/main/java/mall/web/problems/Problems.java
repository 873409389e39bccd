package mall.web.problems;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import mall.domain.kernel.Invalid;
import mall.domain.kernel.Refusal;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/// Writes problem documents in the caller's language.
@Component
class Problems {

    private static final Set<String> MEMBERS =
            Set.of("type", "title", "status", "detail", "instance", "code", "traceId", "errors");

    private final ProblemTexts texts;
    private final LocaleResolver languages;

    Problems(ProblemTexts texts, LocaleResolver languages) {
        this.texts = texts;
        this.languages = languages;
    }

    ResponseEntity<Problem> of(Refusal refusal, HttpServletRequest request) {
        var status = Statuses.of(refusal.kind());
        var headers = new HttpHeaders();
        if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
            var seconds = refusal.facts().getOrDefault("retryAfterSeconds", 1);
            headers.set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer(status, refusal.code(), errors(refusal), refusal.facts(), headers, request);
    }

    ResponseEntity<Problem> of(WebProblem problem, HttpServletRequest request) {
        return of(problem, List.of(), new HttpHeaders(), request);
    }

    ResponseEntity<Problem> of(WebProblem problem, List<Problem.Wrong> errors, HttpServletRequest request) {
        return of(problem, errors, new HttpHeaders(), request);
    }

    ResponseEntity<Problem> of(
            WebProblem problem, List<Problem.Wrong> errors, HttpHeaders headers, HttpServletRequest request) {
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) headers.set(HttpHeaders.RETRY_AFTER, "2");
        return answer(problem.status(), problem.code(), errors, Map.of(), headers, request);
    }

    /// One part of the request that is wrong, told by the sentence of a code.
    String sentence(WebProblem problem, HttpServletRequest request) {
        return texts.sentence(problem.code(), language(request), Map.of());
    }

    private ResponseEntity<Problem> answer(
            HttpStatus status,
            String code,
            List<Problem.Wrong> errors,
            Map<String, Object> facts,
            HttpHeaders headers,
            HttpServletRequest request) {
        var language = language(request);
        var problem = new Problem(
                "urn:mall:problem:" + code,
                texts.sentence("status." + status.value(), language, Map.of()),
                status.value(),
                texts.sentence(code, language, facts),
                code,
                MDC.get("traceId"),
                errors,
                withoutMembers(facts));
        headers.setContentLanguage(language);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private Locale language(HttpServletRequest request) {
        return languages.resolveLocale(request);
    }

    private static List<Problem.Wrong> errors(Refusal refusal) {
        if (!(refusal instanceof Invalid invalid)) return List.of();
        return invalid.faults().stream()
                .map(fault -> Problem.Wrong.field(fault.pointer(), fault.rule(), fault.words()))
                .toList();
    }

    private static Map<String, Object> withoutMembers(Map<String, Object> facts) {
        var others = new LinkedHashMap<>(facts);
        others.keySet().removeAll(MEMBERS);
        return others;
    }
}
