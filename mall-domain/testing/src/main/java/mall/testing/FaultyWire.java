package mall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A wire to a server on this machine, on which things go wrong when a test says so: it is slow, or
/// swallows everything, or only the answers, or is cut.
public final class FaultyWire implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket here;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean swallowsRequests;
    private volatile boolean swallowsAnswers;

    public FaultyWire(int targetPort) {
        this.target = targetPort;
        try {
            this.here = new ServerSocket(LocalServers.freePort(), 1_000, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    /// Where to connect instead of to the server.
    public int port() {
        return here.getLocalPort();
    }

    /// Everything takes this much longer, in each direction.
    public void slowDown(Duration by) {
        delay = by;
    }

    /// Connections stay, and nothing passes any more, in neither direction.
    public void swallowEverything() {
        swallowsRequests = true;
        swallowsAnswers = true;
    }

    /// The server gets every request, and nobody hears what it says.
    public void swallowAnswers() {
        swallowsAnswers = true;
    }

    /// Is again as new. What was swallowed is lost, and the connections on which it was are cut,
    /// since what comes next on them would answer another question.
    public void mend() {
        cut();
        delay = Duration.ZERO;
        swallowsRequests = false;
        swallowsAnswers = false;
    }

    /// Ends all connections; new ones can be made.
    public void cut() {
        open.forEach(FaultyWire::end);
    }

    @Override
    public void close() {
        try {
            here.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!here.isClosed()) {
            try {
                var client = here.accept();
                var server = new Socket();
                open.add(client);
                open.add(server);
                Thread.startVirtualThread(() -> connect(client, server));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client, Socket server) {
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        } catch (IOException nobodyIsThere) {
            end(client);
            end(server);
            return;
        }
        Thread.startVirtualThread(() -> pass(client, server, true));
        pass(server, client, false);
    }

    private void pass(Socket from, Socket to, boolean isRequest) {
        var buffer = new byte[BUFFER];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!delay.isZero()) TimeUnit.NANOSECONDS.sleep(delay.toNanos());
                if (isRequest ? swallowsRequests : swallowsAnswers) continue;
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException ended) {
            // By either side, or cut.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
