package mall.member.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mall.domain.audit.Audit;
import mall.domain.kernel.Ids;
import mall.domain.kernel.MemberId;
import mall.testing.MallTest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;

/// How many journals are booked a second, one commit each, every commit on the disk: `bench/ledger`.
/// Half of them earn, half of them spend.
@MallTest
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class LedgerBench {

    private static final double LEAST = 3_000;
    private static final double LEAST_ON_ONE_MEMBER = 800;

    /// A journal of these has a line for the member and one for the shop.
    private static final int LINES = 2;

    private final MemberId hot = MemberId.next();
    private final List<MemberId> many =
            Stream.generate(MemberId::next).limit(10_000).toList();

    @Autowired
    private Ledger ledger;

    @Autowired
    private Audit audit;

    @Setup
    public void open() throws Exception {
        new TestContextManager(LedgerBench.class).prepareTestInstance(this);
        Stream.concat(Stream.of(hot), many.stream()).forEach(member -> earn(member, 1_000_000));
    }

    @Benchmark
    @Threads(16)
    public void manyMembers() {
        book(many.get(ThreadLocalRandom.current().nextInt(many.size())));
    }

    @Benchmark
    @Threads(8)
    public void oneMember() {
        book(hot);
    }

    private void book(MemberId member) {
        if (ThreadLocalRandom.current().nextBoolean()) earn(member, 10);
        else ledger.spend(LedgerSamples.points(member, 10, LedgerCause.of("bench", Ids.next())), Counter.SPENT);
    }

    private void earn(MemberId member, long amount) {
        ledger.earn(
                LedgerSamples.points(member, amount, LedgerCause.of("bench", Ids.next())),
                Counter.ISSUED,
                Expiry.NEVER);
    }

    @TearDown
    public void theBooksMustBeRight() {
        if (!audit.run().isClean()) throw new IllegalStateException("the audit finds violations");
    }

    /// Ends with a line of JSON for each, and badly when one is slower than it may be.
    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .include(LedgerBench.class.getName())
                .jvmArgsAppend("-Dlogging.level.root=WARN", "-Dmall.services.durable=true", "-Djmh.shutdownTimeout=1")
                .build();
        var results = new Runner(options)
                .run().stream().sorted(Comparator.comparing(LedgerBench::name)).toList();
        var good = true;
        for (var result : results) {
            var journals = result.getPrimaryResult().getScore();
            System.out.printf(
                    "{\"bench\": \"%s\", \"journals_per_s\": %.0f, \"postings_per_s\": %.0f}%n",
                    name(result), journals, LINES * journals);
            good &= journals >= (name(result).equals("ledger-one-member") ? LEAST_ON_ONE_MEMBER : LEAST);
        }
        if (!good) System.exit(1);
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel().equals("oneMember") ? "ledger-one-member" : "ledger-many-members";
    }
}
