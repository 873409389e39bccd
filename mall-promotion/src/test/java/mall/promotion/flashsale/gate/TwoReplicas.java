package mall.promotion.flashsale.gate;

import java.time.Clock;
import mall.domain.kernel.MemberId;
import mall.domain.runtime.Backlog;
import mall.promotion.flashsale.LotBook;
import mall.promotion.flashsale.LotId;
import mall.promotion.flashsale.gate.Verdict.Admitted;
import mall.testing.LocalServices;
import mall.testing.MallTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/// Two replicas in front of one ledger, for tests of what they do. Their clockwork stands still.
@MallTest
abstract class TwoReplicas {

    static final MemberId LIU = MemberId.next();
    static final MemberId WANG = MemberId.next();

    @Autowired
    Ledger ledger;

    @Autowired
    LotBook book;

    @Autowired
    Backlog backlog;

    @Autowired
    Clock clock;

    Replica here;
    Replica there;

    @BeforeEach
    void start() {
        var port = LocalServices.shared().redis().port();
        here = new Replica(port, book, backlog, clock);
        there = new Replica(port, book, backlog, clock);
    }

    @AfterEach
    void stop() {
        here.close();
        there.close();
    }

    Verdict attempt(LotId lot, MemberId member) {
        return here.gate.admit(at(lot, member));
    }

    Admission admitted(LotId lot, MemberId member) {
        return ((Admitted) attempt(lot, member)).admission();
    }

    Attempt at(LotId lot, MemberId member) {
        var attempt = Porter.attempt(lot, member, 1);
        return new Attempt(lot, member, attempt.token(), attempt.key(), 1, clock.instant(), attempt.request());
    }

    Long epoch(LotId lot) {
        return here.gate.level(lot).orElseThrow().epoch();
    }
}
