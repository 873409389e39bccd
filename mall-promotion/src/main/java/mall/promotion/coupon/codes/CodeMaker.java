package mall.promotion.coupon.codes;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the codes of batches, some thousands in one transaction, so that a crash loses no more than
/// that and a batch of 100,000 holds up nobody. A replica leaves alone the batch that another one is
/// at.
@Component
class CodeMaker {

    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SecureRandom random = new SecureRandom();

    CodeMaker(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${mall.coupons.codes:2s}")
    void make() {
        while (Boolean.TRUE.equals(transaction.execute(_ -> makeSome()))) {}
    }

    /// @return whether there was anything to make
    private boolean makeSome() {
        var batch = jdbc.sql("""
                        select id, size - made as missing from coupon_code_batch where made < size
                        order by id limit 1 for update skip locked
                        """).query(Unmade.class).optional();
        batch.ifPresent(this::makeSome);
        return batch.isPresent();
    }

    /// A code that exists already, as improbable as it is, is made again in the next round.
    private void makeSome(Unmade batch) {
        var codes = Stream.generate(() -> CodeText.made(random))
                .limit(Math.min(batch.missing, AT_ONCE))
                .distinct()
                .toArray();
        int made = jdbc.sql("""
                        insert into coupon_code (code, batch_id) select code, :batch from unnest(:codes) as code
                        on conflict (code) do nothing
                        """)
                .param("batch", batch.id)
                .param("codes", new SqlArrayValue("text", Objects.requireNonNull(codes)))
                .update();
        jdbc.sql("update coupon_code_batch set made = made + :made where id = :batch")
                .param("made", made)
                .param("batch", batch.id)
                .update();
    }

    private record Unmade(UUID id, int missing) {}
}
