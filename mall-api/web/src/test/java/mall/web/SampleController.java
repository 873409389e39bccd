package mall.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.sql.SQLTransientConnectionException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mall.WebTestApplication;
import mall.domain.kernel.IdempotencyKey;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Money;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.SkuId;
import mall.domain.kernel.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// One endpoint for each thing that a controller can ask for.
@RestController
@RequestMapping("/api/samples")
class SampleController {

    private final JdbcClient jdbc;

    SampleController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    enum Sort {
        NEWEST,
        PRICE
    }

    enum Colour {
        GREEN,
        BLACK
    }

    record Line(SkuId sku, @Min(1) @Max(999) int quantity) {}

    record Wish(
            @NotBlank @Size(max = 20) String name,
            @Size(min = 1, max = 3) List<@Valid Line> lines,
            Money budgetFen,
            Colour colour,
            @Nullable String remark) {}

    @Open
    @PostMapping("/wishes")
    Wish wish(@Valid @RequestBody Wish wish) {
        return wish;
    }

    @Open
    @GetMapping("/members/{id}")
    Map<String, Object> member(@PathVariable MemberId id, @RequestParam @Nullable SkuId sku) {
        if (sku != null) throw new NotFound("sku", sku);
        return Map.of("id", id);
    }

    @Open
    @GetMapping("/rest/{*rest}")
    Map<String, Object> rest(@PathVariable String rest) {
        return Map.of("rest", rest);
    }

    @Open
    @GetMapping("/numbers")
    Listing<Integer> numbers(Cursor cursor, @RequestParam(defaultValue = "NEWEST") Sort sort) {
        int first = cursor.after() == null ? 1 : Integer.parseInt(cursor.after()) + 1;
        var numbers = IntStream.rangeClosed(first, Math.min(50, first + cursor.limit()))
                .boxed()
                .toList();
        return cursor.listing(Slice.of(numbers, cursor.limit(), String::valueOf));
    }

    @Open
    @GetMapping("/version")
    ResponseEntity<Colour> version() {
        return Tagged.tagged(7, Colour.GREEN);
    }

    @Open
    @PutMapping("/version")
    long edit(IfMatch version) {
        return version.version();
    }

    @SignedIn
    @PostMapping("/once")
    IdempotencyKey once(@RequestBody Wish wish, @Once("wish") IdempotencyKey key) {
        return key;
    }

    @SignedIn
    @GetMapping("/me")
    String me(@AuthenticationPrincipal WebTestApplication.Visitor visitor) {
        return visitor.id().toString();
    }

    @Needs("samples:read")
    @GetMapping("/secret")
    String secret() {
        return "secret";
    }

    @GetMapping("/undeclared")
    String undeclared() {
        return "nobody sees this";
    }

    @Open
    @Limited(Limited.Traffic.CODE)
    @PostMapping("/code")
    void code() {}

    @SignedIn
    @Limited(Limited.Traffic.ORDER)
    @PostMapping("/order")
    void order() {}

    @SignedIn
    @Limited({Limited.Traffic.RUSH, Limited.Traffic.CROWD})
    @PostMapping("/rush")
    void rush() {}

    @Open
    @GetMapping("/time")
    Instant time() {
        return jdbc.sql("select now()").query(Timestamp.class).single().toInstant();
    }

    @Open
    @GetMapping("/broken/{how}")
    String broken(@PathVariable String how) throws Exception {
        throw switch (how) {
            case "pool" ->
                new CannotCreateTransactionException("no connection", new SQLTransientConnectionException("pool"));
            case "data" -> new DataIntegrityViolationException("Key (phone)=(13800000000) already exists");
            default -> new IllegalStateException("secret words of class " + getClass());
        };
    }
}
