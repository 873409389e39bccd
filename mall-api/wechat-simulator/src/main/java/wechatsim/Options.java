package wechatsim;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wechatsim.kernel.SimulatorSettings.PushFormat;

/// How to start a simulator from Java. Whatever is not said is as in the README's table.
public final class Options {

    private final List<String> arguments = new ArrayList<>();

    private Options() {}

    /// On a port that is free.
    public static Options onAnyPort() {
        return onPort(0);
    }

    public static Options onPort(int port) {
        return new Options().with("server.port", port);
    }

    /// Keeps the keys in that folder, so that they are the same at the next start, and what was paid
    /// and given back with them.
    public Options keysIn(Path folder) {
        return with("simulator.keys-dir", folder.toAbsolutePath());
    }

    /// Divides the waits between two attempts at a notice.
    public Options noticeSpeed(double factor) {
        return with("simulator.notice-speed", factor);
    }

    /// How long the merchant may think about a notice.
    public Options noticeTimeout(Duration timeout) {
        return with("simulator.notice-timeout", timeout);
    }

    /// When a payment can be found by the shipping calls.
    public Options paymentAppearsAfter(Duration delay) {
        return with("simulator.payment-appears-after", delay);
    }

    public Options refundSettlesAfter(Duration delay) {
        return with("simulator.refund-settles-after", delay);
    }

    /// The least time between two refunds of one payment.
    public Options refundSpacing(Duration spacing) {
        return with("simulator.refund-spacing", spacing);
    }

    /// As a merchant of today, who has no platform certificates.
    public Options withoutCertificates() {
        return with("simulator.certificates-offered", false);
    }

    /// Pushes messages to that address.
    public Options pushTo(URI url, PushFormat format) {
        return with("simulator.push-url", url).with("simulator.push-format", format);
    }

    /// Writes the credentials to that file as settings of a mall, which reaches the simulator under
    /// that name.
    public Options mallSettings(Path file, String knownAs) {
        return with("simulator.mall-settings", file.toAbsolutePath()).with("simulator.known-as", knownAs);
    }

    private Options with(String property, Object value) {
        arguments.add("--" + property + "=" + value);
        return this;
    }

    String[] arguments() {
        return arguments.toArray(String[]::new);
    }
}
