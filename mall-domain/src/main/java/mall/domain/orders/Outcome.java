package mall.domain.orders;

/// What a transaction made of one draft.
sealed interface Outcome {

    record Told(Placed placed) implements Outcome {}

    /// Its buyer is busy with something else: it has to be placed by itself, so that nobody but it
    /// waits for him.
    record Aside() implements Outcome {}

    /// The database, or the mall, could not do it.
    record Failed(RuntimeException why) implements Outcome {}
}
