package mall.domain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import mall.domain.snapshots.Snapshots;
import mall.testing.MallTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// On port 1 nobody listens.
@MallTest(properties = "spring.data.redis.port=1")
class WithoutRedisTests {

    @Autowired
    Snapshots snapshots;

    @Test
    void theMallStartsAndAnswers() {
        var drinks = snapshots.<String, String>cache("test.drinks", 10, _ -> Map.of("tea", "green"));

        drinks.invalidate("tea");

        assertThat(drinks.get("tea")).contains("green");
    }
}
