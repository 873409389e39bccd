package wechatsim.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import wechatsim.kernel.Memory;
import wechatsim.kernel.RandomText;
import wechatsim.kernel.SimulatorClock;
import wechatsim.kernel.SimulatorSettings;

/// The shoppers. A name is a person: whoever asks for the same name gets the same shopper. Where
/// keys are kept, names and phones are too.
@Component
public final class People {

    private static final Duration LATELY = Duration.ofHours(2);

    private final Openids openids;
    private final SimulatorClock clock;
    private final OneTimeCodes loginCodes;
    private final OneTimeCodes phoneCodes;
    private final Map<String, Person> byOpenid = new ConcurrentHashMap<>();
    private final Map<String, String> sessionKeys = new ConcurrentHashMap<>();
    private final Map<String, Instant> lastSeen = new ConcurrentHashMap<>();
    private final Memory<Person> memory;

    People(Openids openids, SimulatorClock clock, SimulatorSettings settings, JsonMapper json) {
        this.openids = openids;
        this.clock = clock;
        loginCodes = new OneTimeCodes(clock);
        phoneCodes = new OneTimeCodes(clock);
        memory = new Memory<>(settings.keysDir(), "people.jsonl", json, Person.class, Person::openid);
        memory.remembered().forEach(person -> byOpenid.put(person.openid(), person));
        List.of("刘小雨", "王大伟", "陈思思", "Anna", "Zhang Wei").forEach(name -> named(name, null));
    }

    /// Finds the shopper or makes him.
    ///
    /// @param phone his number from now on; one of his own when null
    public Person named(String nickname, @Nullable String phone) {
        var openid = openids.of(nickname);
        return byOpenid.compute(openid, (_, known) -> {
            var number = phone != null ? phone : known != null ? known.phone() : openids.phoneOf(openid);
            var person = new Person(openid, openids.unionidOf(openid), nickname, number);
            if (!person.equals(known)) memory.keep(() -> person);
            return person;
        });
    }

    public List<Person> list() {
        return List.copyOf(byOpenid.values());
    }

    /// Who that is: also somebody whom an earlier run of this simulator knew.
    public Optional<Person> find(String openid) {
        if (!openids.belongsHere(openid)) return Optional.empty();
        return Optional.of(byOpenid.computeIfAbsent(
                openid,
                _ -> new Person(
                        openid, openids.unionidOf(openid), "用户" + openid.substring(24), openids.phoneOf(openid))));
    }

    /// What `wx.login` returns codes from.
    public OneTimeCodes loginCodes() {
        return loginCodes;
    }

    /// What the phone number button returns codes from.
    public OneTimeCodes phoneCodes() {
        return phoneCodes;
    }

    /// Begins a session, which ends the one before.
    public String newSessionKey(String openid) {
        var key = Base64.getEncoder().encodeToString(RandomText.bytes(16));
        sessionKeys.put(openid, key);
        lastSeen.put(openid, clock.instant());
        return key;
    }

    /// Whether he had the Mini Program open within two hours, as far as anybody can tell: who was not
    /// seen before is seen now.
    public boolean wasSeenLately(String openid) {
        var now = clock.instant();
        return lastSeen.computeIfAbsent(openid, _ -> now).plus(LATELY).isAfter(now);
    }

    public Optional<String> sessionKey(String openid) {
        return Optional.ofNullable(sessionKeys.get(openid));
    }
}
