package wechatsim.people;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How many messages of which template a shopper has allowed: each tap on "allow" buys one.
@Component
public final class Consents {

    private final Map<Key, Integer> left = new ConcurrentHashMap<>();

    public void grant(String openid, String template, int times) {
        left.merge(new Key(openid, template), times, Integer::sum);
    }

    /// Uses one up, if there is one.
    public boolean take(String openid, String template) {
        var key = new Key(openid, template);
        var before = new int[1];
        left.computeIfPresent(key, (_, count) -> {
            before[0] = count;
            return count > 1 ? count - 1 : null;
        });
        return before[0] > 0;
    }

    public void forget(String openid, String template) {
        left.remove(new Key(openid, template));
    }

    /// What is left, by template.
    public Map<String, Integer> of(String openid) {
        var found = new TreeMap<String, Integer>();
        left.forEach((key, count) -> {
            if (key.openid().equals(openid)) found.put(key.template(), count);
        });
        return found;
    }

    private record Key(String openid, String template) {}
}
