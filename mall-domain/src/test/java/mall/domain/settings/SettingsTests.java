package mall.domain.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.OperatorId;
import mall.domain.kernel.Stale;
import mall.testing.MallTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@MallTest
@Import(SettingsTests.Definitions.class)
class SettingsTests {

    static final TeaTime DEFAULTS = new TeaTime(16, "乌龙", new Cup("白瓷", 200));
    static final Actor OPERATOR = new Actor.Operator(OperatorId.next());

    @Autowired
    Settings settings;

    @Autowired
    JdbcClient jdbc;

    record TeaTime(@Positive @Max(23) int hour, @NotBlank String tea, Cup cup) {}

    record Cup(String material, int millilitres) {}

    record NeverChanged(int nothing) {}

    record ChangedOnce(int count) {}

    record Unknown(int nothing) {}

    @TestConfiguration
    static class Definitions {

        @Bean
        SettingDefinition<TeaTime> teaTime() {
            return new SettingDefinition<>("tea-time", TeaTime.class, DEFAULTS);
        }

        @Bean
        SettingDefinition<NeverChanged> neverChanged() {
            return new SettingDefinition<>("never-changed", NeverChanged.class, new NeverChanged(7));
        }

        @Bean
        SettingDefinition<ChangedOnce> changedOnce() {
            return new SettingDefinition<>("changed-once", ChangedOnce.class, new ChangedOnce(0));
        }
    }

    @Test
    void everyDefinitionIsListedAndFoundByName() {
        assertThat(settings.all()).extracting(SettingDefinition::name).contains("tea-time");
        assertThat(settings.named("tea-time").type()).isEqualTo(TeaTime.class);
        assertThatThrownBy(() -> settings.named("coffee-time")).isInstanceOf(NotFound.class);
    }

    @Test
    void aSettingThatNoCapabilityDeclaresIsABug() {
        assertThatThrownBy(() -> settings.of(Unknown.class)).isInstanceOf(IllegalStateException.class);
    }

    @Nested
    class ASettingThatNobodyChanged {

        @Test
        void hasItsDefaultsAndVersionZero() {
            assertThat(settings.of(NeverChanged.class)).isEqualTo(new NeverChanged(7));
            assertThat(settings.current(NeverChanged.class)).isEqualTo(new Versioned<>(new NeverChanged(7), 0));
        }

        @Test
        void isChangedByWhoeverLookedAtVersionZero() {
            assertThat(settings.of(ChangedOnce.class).count()).isZero();

            var now = settings.change(new ChangedOnce(1), 0, OPERATOR);

            assertThat(now).isEqualTo(new Versioned<>(new ChangedOnce(1), 1));
            assertThat(settings.of(ChangedOnce.class).count()).isOne();
            assertThat(settings.current(ChangedOnce.class)).isEqualTo(now);
        }

        @Test
        void cannotBeChangedFromAVersionThatNeverWas() {
            assertThatThrownBy(() -> settings.change(new NeverChanged(8), 3, OPERATOR))
                    .isInstanceOf(Stale.class);
        }
    }

    @Nested
    class AChangedSetting {

        final TeaTime first = new TeaTime(9, "普洱", DEFAULTS.cup());
        final TeaTime second = new TeaTime(10, "白茶", DEFAULTS.cup());

        long version;

        @BeforeEach
        void changed() {
            version = settings.change(first, settings.current(TeaTime.class).version(), OPERATOR)
                    .version();
        }

        @Test
        void keepsEveryValueItEverHad() {
            settings.change(second, version, OPERATOR);

            var history =
                    jdbc.sql("""
                            select version || ' ' || (value ->> 'tea') || ' ' || changed_by
                            from shop_setting_history where name = 'tea-time' and version >= :from order by version
                            """).param("from", version).query(String.class).list();

            assertThat(history)
                    .containsExactly(
                            "%d 普洱 %s".formatted(version, OPERATOR.code()),
                            "%d 白茶 %s".formatted(version + 1, OPERATOR.code()));
        }

        @Test
        void refusesAnEditorWhoLookedAtAnOlderVersion() {
            assertThatThrownBy(() -> settings.change(second, version - 1, OPERATOR))
                    .isInstanceOfSatisfying(
                            Stale.class,
                            stale -> assertThat(stale.facts())
                                    .containsEntry("actual", version)
                                    .containsEntry("expected", version - 1));

            assertThat(settings.current(TeaTime.class).value()).isEqualTo(first);
        }

        @Test
        void refusesAValueThatBreaksARuleOfItsRecord() {
            assertThatThrownBy(() -> settings.change(new TeaTime(24, " ", DEFAULTS.cup()), version, OPERATOR))
                    .isInstanceOfSatisfying(
                            ConstraintViolationException.class,
                            refused -> assertThat(refused.getConstraintViolations())
                                    .hasSize(2));

            assertThat(settings.current(TeaTime.class).version()).isEqualTo(version);
        }

        @Test
        void takesDefaultsForComponentsThatWereAddedLaterAndPassesOverThoseThatAreGone() {
            jdbc.sql("""
                            update shop_setting set value = '{"tea": "绿茶", "spoon": true, "cup": {"material": "玻璃"}}'
                            where name = 'tea-time'
                            """).update();

            assertThat(settings.current(TeaTime.class).value()).isEqualTo(new TeaTime(16, "绿茶", new Cup("玻璃", 200)));
        }

        @Test
        void letsOneOfManyEditorsOfOneVersionThrough() throws Exception {
            var accepted = new AtomicInteger();
            List<Callable<Void>> editors = IntStream.range(0, 16)
                    .<Callable<Void>>mapToObj(hour -> () -> {
                        try {
                            settings.change(new TeaTime(hour + 1, "红茶", DEFAULTS.cup()), version, OPERATOR);
                            accepted.incrementAndGet();
                        } catch (Stale tooLate) {
                            // told so, and that is all
                        }
                        return null;
                    })
                    .toList();

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var editor : threads.invokeAll(editors)) editor.get();
            }

            assertThat(accepted).hasValue(1);
            assertThat(settings.current(TeaTime.class).version()).isEqualTo(version + 1);
        }
    }
}
