package mall.member.messages;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Stands for WeChat's subscribe messages: answers each person as it was told to, and with yes
/// when it was told nothing.
@Component
class PretendedChannel implements MessageChannel {

    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Sending>> answers = new ConcurrentHashMap<>();

    void answer(String openid, Sending... sendings) {
        answers.put(openid, new ConcurrentLinkedQueue<>(List.of(sendings)));
    }

    List<Letter> to(String openid) {
        return letters.stream()
                .filter(letter -> letter.to().openid().equals(openid))
                .toList();
    }

    @Override
    public Sending send(Letter letter) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new AssertionError("a call to WeChat inside a transaction");
        }
        letters.add(letter);
        var planned = answers.getOrDefault(letter.to().openid(), new ConcurrentLinkedQueue<>())
                .poll();
        return planned == null ? new Sending.Sent() : planned;
    }
}
