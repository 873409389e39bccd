package mall.domain.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;

class WarmingUpTests {

    final Tea tea = new Tea();

    @Test
    void isDoneAsOftenAsThereIsTimeBeforeTheProcessIsReady() {
        tea.occasion = "the evening";

        warmingUp(Duration.ofMillis(50)).run(new DefaultApplicationArguments());

        assertThat(tea.turns).isGreaterThan(1);
    }

    @Test
    void isDoneOnceForEachOccasion() {
        var warmingUp = warmingUp(Duration.ofMillis(5));
        tea.occasion = "the evening";
        warmingUp.warmUp();
        int turns = tea.turns;

        warmingUp.warmUp();

        assertThat(tea.turns).isEqualTo(turns);
        tea.occasion = "the morning";
        warmingUp.warmUp();
        assertThat(tea.turns).isGreaterThan(turns);
    }

    @Test
    void takesNoTimeWhenThereIsNoOccasion() {
        warmingUp(Duration.ofHours(1)).warmUp();

        assertThat(tea.turns).isZero();
    }

    @Test
    void isSwitchedOffByGivingItNoTime() {
        tea.occasion = "the evening";

        warmingUp(Duration.ZERO).warmUp();

        assertThat(tea.turns).isZero();
    }

    @Test
    void doesNotKeepAProcessFromStartingWhenItFails() {
        tea.occasion = "the evening";
        tea.isBroken = true;

        warmingUp(Duration.ofHours(1)).run(new DefaultApplicationArguments());

        assertThat(tea.turns).isEqualTo(1);
    }

    private WarmingUp warmingUp(Duration time) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("tea", tea);
        return new WarmingUp(beans.getBeanProvider(Warmup.class), time);
    }

    private static final class Tea implements Warmup {

        private @Nullable Object occasion;
        private boolean isBroken;
        private int turns;

        @Override
        public @Nullable Object occasion() {
            return occasion;
        }

        @Override
        public void turn() {
            turns++;
            if (isBroken) throw new IllegalStateException("on purpose");
        }
    }
}
