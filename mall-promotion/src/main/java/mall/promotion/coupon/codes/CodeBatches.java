package mall.promotion.coupon.codes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import mall.domain.kernel.Actor;
import mall.domain.kernel.Idempotency;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.NotFound;
import mall.domain.operators.ActionLog;
import mall.promotion.coupon.CouponTemplateId;
import mall.promotion.coupon.CouponTemplates;
import mall.promotion.coupon.codes.CodeBatch.Kind;
import mall.promotion.coupon.codes.CodeRefusal.CodeTaken;
import mall.promotion.coupon.codes.CodeRefusal.MalformedCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where the merchant makes codes.
@Component
@Transactional
public class CodeBatches {

    /// How many codes are read at once for a list; nothing is held open while they travel.
    private static final int PAGE = 5_000;

    private final JdbcClient jdbc;
    private final CouponTemplates templates;
    private final Idempotency idempotency;
    private final ActionLog log;
    private final Clock clock;

    CodeBatches(JdbcClient jdbc, CouponTemplates templates, Idempotency idempotency, ActionLog log, Clock clock) {
        this.jdbc = jdbc;
        this.templates = templates;
        this.idempotency = idempotency;
        this.log = log;
        this.clock = clock;
    }

    /// One code for everybody, once per key.
    ///
    /// @throws MalformedCode when no code looks like this
    /// @throws CodeTaken when there is such a code
    public CodeBatchId share(CouponTemplateId template, String typed, IdempotencyKey key, Actor by) {
        return new CodeBatchId(idempotency.once(
                key, () -> share(template, CodeText.read(typed), by).id()));
    }

    private CodeBatchId share(CouponTemplateId template, String code, Actor by) {
        var id = create(template, Kind.SHARED, 1, 1, by);
        var written = jdbc.sql("insert into coupon_code (code, batch_id) values (:code, :batch) on conflict do nothing")
                .param("code", code)
                .param("batch", id.id())
                .update();
        if (written == 0) throw new CodeTaken();
        return id;
    }

    /// So many codes, which are made in the background from now on, once per key.
    ///
    /// @param size up to 100,000
    public CodeBatchId make(CouponTemplateId template, int size, IdempotencyKey key, Actor by) {
        return new CodeBatchId(idempotency.once(
                key, () -> create(template, Kind.UNIQUE, size, 0, by).id()));
    }

    private CodeBatchId create(CouponTemplateId template, Kind kind, int size, int made, Actor by) {
        templates.require(template);
        var id = CodeBatchId.next();
        jdbc.sql("""
                        insert into coupon_code_batch (id, template_id, kind, size, made, created_at)
                        values (:id, :template, :kind, :size, :made, :now)
                        """)
                .param("id", id.id())
                .param("template", template.id())
                .param("kind", kind.name())
                .param("size", size)
                .param("made", made)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        log.record(by, "coupons:make-codes", "coupon-code-batch:" + id, null, require(id));
        return id;
    }

    @Transactional(readOnly = true)
    public CodeBatch require(CodeBatchId id) {
        return jdbc.sql("select * from coupon_code_batch where id = :id")
                .param("id", id.id())
                .query(CodeBatches::batch)
                .optional()
                .orElseThrow(() -> new NotFound("coupon-code-batch", id));
    }

    /// All batches of a template, the newest first.
    @Transactional(readOnly = true)
    public List<CodeBatch> of(CouponTemplateId template) {
        return jdbc.sql("select * from coupon_code_batch where template_id = :template order by id desc")
                .param("template", template.id())
                .query(CodeBatches::batch)
                .list();
    }

    /// Hands over all codes that are made, in no telling order; it is written down who took them.
    @Transactional(propagation = Propagation.NEVER)
    public void export(CodeBatchId id, Consumer<Code> taker, Actor by) {
        log.record(by, "coupons:export-codes", "coupon-code-batch:" + id, null, null);
        @Nullable String after = null;
        List<Code> page;
        do {
            page = page(id, after);
            page.forEach(taker);
            if (!page.isEmpty()) after = page.getLast().code();
        } while (page.size() == PAGE);
    }

    private List<Code> page(CodeBatchId id, @Nullable String after) {
        return jdbc.sql("""
                        select code, used_at from coupon_code
                        where batch_id = :batch and (cast(:after as text) is null or code > :after)
                        order by code limit :page
                        """)
                .param("batch", id.id())
                .param("after", after)
                .param("page", PAGE)
                .query((row, _) -> new Code(row.getString("code"), instant(row.getTimestamp("used_at"))))
                .list();
    }

    /// @param usedAt null while it is good, and always of a shared one
    public record Code(String code, @Nullable Instant usedAt) {}

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static CodeBatch batch(ResultSet row, int number) throws SQLException {
        return new CodeBatch(
                new CodeBatchId(row.getObject("id", UUID.class)),
                new CouponTemplateId(row.getObject("template_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                row.getInt("size"),
                row.getInt("made"),
                row.getInt("used"),
                row.getTimestamp("created_at").toInstant());
    }
}
