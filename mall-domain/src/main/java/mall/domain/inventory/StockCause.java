package mall.domain.inventory;

import java.util.UUID;

/// Why stock moves: the thing that it moves for, which owns what is reserved for it.
///
/// @param kind one word: `order`, `adjustment`
public record StockCause(String kind, UUID id) {

    public StockCause {
        if (kind.isBlank()) throw new IllegalArgumentException("a cause has a kind");
    }

    @Override
    public String toString() {
        return kind + ":" + id;
    }
}
