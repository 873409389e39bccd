package mall.domain.settings;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mall.domain.kernel.Actor;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Stale;
import mall.domain.snapshots.SnapshotCache;
import mall.domain.snapshots.Snapshots;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/// The settings of the shop: what holds now, and changing it.
@Component
public class Settings {

    private static final int MOST_SETTINGS = 1_000;

    private final SingletonSupplier<List<SettingDefinition<?>>> definitions;
    private final SettingValues values;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final SnapshotCache<String, Versioned<?>> cache;

    Settings(
            ObjectProvider<SettingDefinition<?>> definitions,
            SettingValues values,
            JdbcClient jdbc,
            Clock clock,
            Snapshots snapshots) {
        this.definitions = SingletonSupplier.of(() -> definitions
                .orderedStream()
                .sorted(Comparator.comparing(SettingDefinition::name))
                .toList());
        this.values = values;
        this.jdbc = jdbc;
        this.clock = clock;
        this.cache = snapshots.cache("settings", MOST_SETTINGS, this::load);
    }

    /// What holds now; costs no SQL when warm.
    public <T extends Record> T of(Class<T> type) {
        var definition = definition(type);
        return cache.get(definition.name())
                .map(known -> type.cast(known.value()))
                .orElseGet(definition::defaults);
    }

    /// What holds now according to the database, with the version that a change must name.
    @Transactional(readOnly = true)
    public <T extends Record> Versioned<T> current(Class<T> type) {
        var definition = definition(type);
        return stored(definition);
    }

    /// Changes a setting as a whole.
    ///
    /// @param expectedVersion the version that the editor looked at
    /// @throws Stale when it was changed since
    /// @throws jakarta.validation.ConstraintViolationException when the value breaks a rule of its
    /// record
    @Transactional
    public <T extends Record> Versioned<T> change(T value, long expectedVersion, Actor by) {
        @SuppressWarnings("unchecked")
        var type = (Class<T>) value.getClass();
        var definition = definition(type);
        values.check(value);
        var version = expectedVersion + 1;
        if (write(definition.name(), values.write(value), version, by) == 0) {
            throw new Stale(
                    "setting",
                    definition.name(),
                    expectedVersion,
                    stored(definition).version());
        }
        cache.invalidate(definition.name());
        return new Versioned<>(value, version);
    }

    /// Everything that may be edited, by name.
    public List<SettingDefinition<?>> all() {
        return definitions.obtain();
    }

    /// @throws NotFound when no capability declares such a setting
    public SettingDefinition<?> named(String name) {
        return all().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("setting", name));
    }

    /// The first change inserts, every later one replaces exactly the version before it; 0 when
    /// somebody else was faster. History is written in the same statement.
    private int write(String name, String json, long version, Actor by) {
        return jdbc.sql("""
                        with written as (
                            insert into shop_setting as present (name, value, version, changed_by, changed_at)
                            select :name, :value::jsonb, :version, :by, :now
                            where :version = 1 or exists (select from shop_setting where name = :name)
                            on conflict (name) do update
                                set value = excluded.value, version = excluded.version,
                                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
                                where present.version = excluded.version - 1
                            returning *)
                        insert into shop_setting_history (name, version, value, changed_by, changed_at)
                        select name, version, value, changed_by, changed_at from written
                        """)
                .param("name", name)
                .param("value", json)
                .param("version", version)
                .param("by", by.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private <T extends Record> Versioned<T> stored(SettingDefinition<T> definition) {
        return jdbc.sql("select value::text as value, version from shop_setting where name = :name")
                .param("name", definition.name())
                .query((row, _) ->
                        new Versioned<>(values.read(row.getString("value"), definition), row.getLong("version")))
                .optional()
                .orElseGet(() -> new Versioned<>(definition.defaults(), 0));
    }

    private Map<String, Versioned<?>> load(Set<String> names) {
        Map<String, Versioned<?>> loaded = new HashMap<>();
        for (var name : names) loaded.put(name, stored(named(name)));
        return loaded;
    }

    @SuppressWarnings("unchecked")
    private <T extends Record> SettingDefinition<T> definition(Class<T> type) {
        return (SettingDefinition<T>) all().stream()
                .filter(definition -> definition.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no SettingDefinition bean for " + type));
    }
}
