package wechatsim.miniapp;

import java.util.List;
import org.springframework.stereotype.Component;
import wechatsim.kernel.SimulatorSettings;

/// Judges texts by the words in the settings.
@Component
final class TextJudgement {

    private final SimulatorSettings settings;

    TextJudgement(SimulatorSettings settings) {
        this.settings = settings;
    }

    Verdict judge(String text) {
        if (contains(settings.riskyWords(), text)) return new Verdict("risky", 10001);
        if (contains(settings.reviewWords(), text)) return new Verdict("review", 10001);
        return new Verdict("pass", 100);
    }

    private static boolean contains(List<String> words, String text) {
        return words.stream().anyMatch(text::contains);
    }

    /// @param suggest `pass`, `review` or `risky`
    /// @param label 100 normal, 10001 advertising
    record Verdict(String suggest, int label) {}
}
