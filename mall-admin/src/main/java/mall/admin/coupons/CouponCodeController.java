package mall.admin.coupons;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.operators.SignedInOperator;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.codes.CodeBatch;
import mall.promotion.coupon.codes.CodeBatchId;
import mall.promotion.coupon.codes.CodeBatches;
import mall.web.Needs;
import mall.web.Once;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Codes that are good for a coupon.
@RestController
@RequestMapping("/admin/api")
class CouponCodeController {

    private final CodeBatches batches;

    CouponCodeController(CodeBatches batches) {
        this.batches = batches;
    }

    /// One code for everybody, or many that are good once each.
    ///
    /// @param code the one for everybody: 4 to 20 digits and letters; null for many
    /// @param size how many
    record MakeCodes(
            @Nullable @Size(min = 4, max = 40) String code,
            @Min(1) @Max(100_000) int size) {}

    /// @param made how many there are by now: they are made in the background
    record CodeBatchResponse(
            CodeBatchId id,
            CouponTemplateId template,
            CodeBatch.Kind kind,
            int size,
            int made,
            int used,
            Instant createdAt) {

        static CodeBatchResponse of(CodeBatch batch) {
            return new CodeBatchResponse(
                    batch.id(),
                    batch.template(),
                    batch.kind(),
                    batch.size(),
                    batch.made(),
                    batch.used(),
                    batch.createdAt());
        }
    }

    record CodeBatchList(List<CodeBatchResponse> items) {}

    /// The newest first; a template has few, so in one piece.
    @Needs("coupons:read")
    @GetMapping("/coupon-templates/{id}/code-batches")
    CodeBatchList list(@PathVariable CouponTemplateId id) {
        return new CodeBatchList(
                batches.of(id).stream().map(CodeBatchResponse::of).toList());
    }

    @Needs("coupons:edit")
    @PostMapping("/coupon-templates/{id}/code-batches")
    @ResponseStatus(HttpStatus.CREATED)
    CodeBatchResponse make(
            @PathVariable CouponTemplateId id,
            @Valid @RequestBody MakeCodes wanted,
            @Once("make-coupon-codes") IdempotencyKey key,
            @AuthenticationPrincipal SignedInOperator me) {
        var batch = wanted.code() == null
                ? batches.make(id, wanted.size(), key, me.actor())
                : batches.share(id, wanted.code(), key, me.actor());
        return CodeBatchResponse.of(batches.require(batch));
    }

    @Needs("coupons:read")
    @GetMapping("/coupon-code-batches/{id}")
    CodeBatchResponse show(@PathVariable CodeBatchId id) {
        return CodeBatchResponse.of(batches.require(id));
    }

    /// All codes that are made, as a stream of CSV; the log keeps who took them.
    @Needs("coupons:export")
    @GetMapping(path = "/coupon-code-batches/{id}/codes", produces = "text/csv")
    void export(
            @PathVariable CodeBatchId id, @AuthenticationPrincipal SignedInOperator me, HttpServletResponse response)
            throws IOException {
        batches.require(id);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"coupon-codes-%s.csv\"".formatted(id));
        var csv = response.getWriter();
        csv.print("code,used_at\r\n");
        batches.export(id, code -> print(code, csv), me.actor());
    }

    /// Codes are digits and letters: nothing that a spreadsheet would run.
    private static void print(CodeBatches.Code code, PrintWriter csv) {
        var usedAt = code.usedAt();
        csv.print(code.code());
        csv.print(',');
        csv.print(usedAt == null ? "" : usedAt);
        csv.print("\r\n");
    }
}
