package mall.promotion.cost;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mall.domain.kernel.MemberId;
import mall.domain.orders.Basket;
import mall.domain.orders.Checkout;
import mall.domain.orders.pricing.PricedQuote;
import mall.promotion.TeaHouse;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestContextManager;

/// How long it takes to price a cart in a [BusyShop], and how much CPU: `bench/quote`.
@MallTest
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 3)
public class QuoteBench {

    private static final double MOST_CPU_MICROS = 3_000;

    @Autowired
    private BusyShop shop;

    @Autowired
    private Checkout checkout;

    private Basket cart = TeaHouse.basket(MemberId.next());

    @Setup
    public void open() throws Exception {
        new TestContextManager(QuoteBench.class).prepareTestInstance(this);
        cart = shop.open();
    }

    @Benchmark
    public PricedQuote quote() {
        return checkout.quote(cart);
    }

    /// Ends with one line of JSON, and badly when a quote takes more CPU than it may.
    public static void main(String[] arguments) throws RunnerException {
        var options = new OptionsBuilder()
                .include(QuoteBench.class.getName())
                .addProfiler(CpuTime.class)
                .jvmArgsAppend("-Dlogging.level.root=WARN")
                .build();
        var result = new Runner(options).runSingle();
        var cpu = Objects.requireNonNull(result.getSecondaryResults().get(CpuTime.NAME))
                .getScore();
        System.out.printf(
                "{\"bench\": \"cart-quote\", \"lines\": %d, \"campaigns\": 50, \"coupons\": %d, \"us\": %.0f, \"cpu_us\": %.0f}%n",
                BusyShop.LINES, BusyShop.COUPONS, result.getPrimaryResult().getScore(), cpu);
        if (cpu > MOST_CPU_MICROS) System.exit(1);
    }
}
