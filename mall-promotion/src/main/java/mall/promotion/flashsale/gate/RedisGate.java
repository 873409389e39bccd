package mall.promotion.flashsale.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mall.domain.kernel.MemberId;
import mall.promotion.flashsale.LotId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The gate as scripts in Redis.
@Component
class RedisGate implements Gate {

    private static final Logger log = LoggerFactory.getLogger(RedisGate.class);

    /// Redis serves nobody else while it settles a chunk: about a millisecond.
    private static final int CHUNK = 500;

    private final RedisCalls redis;
    private final SoldOutMemory memory;

    /// A queue that is not used is forgotten; two queues at one lot would do no harm.
    private final Cache<LotId, AttemptQueue> queues =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    RedisGate(RedisCalls redis, SoldOutMemory memory) {
        this.redis = redis;
        this.memory = memory;
    }

    @Override
    public Verdict admit(Attempt attempt) {
        var noted = memory.returns();
        long answer = ask(attempt);
        var figure = (int) (answer / 10);
        return switch ((int) (answer % 10)) {
            case 0 -> new Verdict.Admitted(Admission.of(attempt));
            case 1 -> new Verdict.Repeated(attempt.token());
            case 2 -> new Verdict.TokenUsed();
            case 3 -> new Verdict.LimitReached(figure);
            case 4 -> {
                if (figure == 0) memory.remember(attempt.lot(), noted);
                yield new Verdict.SoldOut();
            }
            case 5 -> new Verdict.NotOpen();
            case 6 -> new Verdict.Rebuilding();
            default -> throw new IllegalStateException("The gate answers " + answer);
        };
    }

    @Override
    public void settle(LotId lot, Collection<UUID> admissions) {
        var keys = LotKeys.of(lot).toSettle();
        for (var chunk : chunks(admissions)) {
            redis.number(Script.SETTLE, keys, chunk.stream().map(UUID::toString).toArray());
        }
    }

    @Override
    public void turnBack(LotId lot, Collection<Admission> admissions, boolean unitsLeft) {
        var keys = LotKeys.of(lot).toTurnBack();
        for (var chunk : chunks(admissions)) {
            var values = Stream.concat(
                    Stream.of(unitsLeft ? "1" : "0"),
                    chunk.stream()
                            .flatMap(one -> Stream.of(one.id(), one.member()))
                            .map(Object::toString));
            if (redis.number(Script.TURN_BACK, keys, values.toArray()) == 1) memory.tell(lot);
        }
    }

    @Override
    public void giveBack(LotId lot, MemberId member, int units) {
        try {
            var keys = LotKeys.of(lot).toGiveBack();
            var answer = redis.number(Script.GIVE_BACK, keys, member.toString(), Integer.toString(units));
            if (answer == 1) memory.tell(lot);
        } catch (GateAway away) {
            log.debug("The keeper will find that {} has {} more", lot, units);
        }
    }

    @Override
    public List<Admission> abandoned(LotId lot, Duration idle, int most) {
        var keys = LotKeys.of(lot).toTakeUp();
        return redis.texts(Script.TAKE_UP, keys, Long.toString(idle.toMillis()), Integer.toString(most)).stream()
                .map(entry -> Admission.read(lot, entry))
                .toList();
    }

    @Override
    public Optional<Level> level(LotId lot) {
        try {
            return Optional.ofNullable(look(lot).level());
        } catch (GateAway away) {
            return Optional.empty();
        }
    }

    /// @throws GateAway when Redis does not answer in time
    Look look(LotId lot) {
        return Look.of(redis.texts(Script.LOOK, LotKeys.of(lot).toLook(), Look.KEPT));
    }

    private long ask(Attempt attempt) {
        return redis.guarded(() -> {
            var answer = queues.get(attempt.lot(), lot -> new AttemptQueue(redis, lot))
                    .join(attempt);
            try {
                return answer.get(RedisCalls.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                answer.cancel(false);
            }
        });
    }

    private static <T> List<List<T>> chunks(Collection<T> all) {
        var list = List.copyOf(all);
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += CHUNK) {
            chunks.add(list.subList(from, Math.min(list.size(), from + CHUNK)));
        }
        return chunks;
    }
}
