package mall.domain.orders.numbers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Shuffles the numbers of ten digits under a key: each becomes exactly one other, and without
/// the key nobody can tell the next from the last. A Feistel network over two halves of five
/// digits; with whatever round function, it can be undone and so is one-to-one.
final class Permutation {

    /// How many numbers there are.
    static final long SIZE = 10_000_000_000L;

    private static final int HALF = 100_000;
    private static final int ROUNDS = 8;
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Permutation(String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    long apply(long number) {
        if (number < 0 || number >= SIZE) throw new IllegalArgumentException("not ten digits: " + number);
        var mac = mac();
        int left = (int) (number / HALF);
        int right = (int) (number % HALF);
        for (int round = 0; round < ROUNDS; round++) {
            int next = (left + mix(mac, round, right)) % HALF;
            left = right;
            right = next;
        }
        return (long) left * HALF + right;
    }

    private static int mix(Mac mac, int round, int half) {
        var hash = mac.doFinal(ByteBuffer.allocate(8).putInt(round).putInt(half).array());
        return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), HALF);
    }

    private Mac mac() {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
