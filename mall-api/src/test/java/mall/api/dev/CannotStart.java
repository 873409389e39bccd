package mall.api.dev;

/// Why there will be no mall, in one sentence for whoever wanted one.
final class CannotStart extends RuntimeException {

    CannotStart(String sentence) {
        super(sentence, null, false, false);
    }
}
