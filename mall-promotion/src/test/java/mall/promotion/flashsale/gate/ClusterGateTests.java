package mall.promotion.flashsale.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mall.testing.Durability;
import mall.testing.LocalServers;
import mall.testing.RedisProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of the gate on a cluster. One server owns all slots; as in any cluster, it refuses a
/// script whose keys lie in different ones.
class ClusterGateTests extends GateRules {

    static final int SLOTS = 16_384;
    static final int LINE = 4_096;

    @TempDir
    static Path directory;

    static RedisProcess redis;
    static Porter porter;

    @BeforeAll
    static void start() throws IOException {
        var port = LocalServers.freePort();
        redis = RedisProcess.start(
                directory, port, Durability.FLEETING, "--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1");
        giveAllSlots(port);
        porter = Porter.onCluster(port);
    }

    @AfterAll
    static void stop() {
        porter.close();
        redis.close();
    }

    @Override
    Porter porter() {
        return porter;
    }

    @Test
    void allKeysOfALotLieInOneSlotAndThoseOfLotsInMany() {
        var slots = Stream.generate(Porter::lot)
                .limit(20)
                .map(lot -> LotKeys.of(lot).toOpen().stream()
                        .map(key -> porter.redisson.getKeys().getSlot("mall:" + key))
                        .distinct()
                        .toList())
                .toList();

        assertThat(slots).allSatisfy(keys -> assertThat(keys).hasSize(1));
        assertThat(slots.stream().flatMap(List::stream).distinct()).hasSizeGreaterThan(10);
    }

    private static void giveAllSlots(int port) throws IOException {
        // As many as fit into a line of the plain protocol.
        for (int from = 0; from < SLOTS; from += LINE) {
            var slots = IntStream.range(from, from + LINE).mapToObj(Integer::toString);
            ask(port, slots.collect(Collectors.joining(" ", "CLUSTER ADDSLOTS ", "")));
        }
        await().until(() -> ask(port, "CLUSTER INFO").contains("cluster_state:ok"));
    }

    private static String ask(int port, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
