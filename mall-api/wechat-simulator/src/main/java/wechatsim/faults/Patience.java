package wechatsim.faults;

import java.time.Duration;

/// Waits in real time, as a slow line does.
public final class Patience {

    private Patience() {}

    public static void waitFor(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
