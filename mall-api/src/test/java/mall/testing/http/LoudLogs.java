package mall.testing.http;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/// Lets the mall log as much as in production while a test runs: builds are quiet.
public final class LoudLogs implements BeforeEachCallback, AfterEachCallback {

    private final LoggingSystem logging = LoggingSystem.get(LoudLogs.class.getClassLoader());

    @Override
    public void beforeEach(ExtensionContext test) {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }
}
