package mall.domain.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All shelves of the shop, in the merchant's order. A shelf may stand in another one, three deep.
public final class CategoryTree {

    private final Map<CategoryId, Node> nodes = new LinkedHashMap<>();
    private final Map<@Nullable CategoryId, List<Node>> children = new HashMap<>();

    /// @param picture a path
    /// @param hidden not shown to shoppers, nor is anything below it
    /// @param version what an edit must name
    public record Node(
            CategoryId id,
            @Nullable CategoryId parent,
            String name,
            @Nullable String picture,
            boolean hidden,
            long version) {}

    /// @param sorted every shelf, siblings in their order
    CategoryTree(List<Node> sorted) {
        for (var node : sorted) {
            nodes.put(node.id(), node);
            children.computeIfAbsent(node.parent(), _ -> new ArrayList<>()).add(node);
        }
    }

    /// Every shelf, siblings in their order.
    public List<Node> all() {
        return List.copyOf(nodes.values());
    }

    public Optional<Node> find(CategoryId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    public List<Node> roots() {
        return List.copyOf(children.getOrDefault(null, List.of()));
    }

    public List<Node> childrenOf(CategoryId id) {
        return List.copyOf(children.getOrDefault(id, List.of()));
    }

    /// These shelves, and then those that they stand in, each once.
    public List<CategoryId> withAncestors(Collection<CategoryId> shelves) {
        Set<CategoryId> all = new LinkedHashSet<>(shelves);
        for (var shelf : shelves) {
            var node = nodes.get(shelf);
            while (node != null && node.parent() != null) {
                all.add(node.parent());
                node = nodes.get(node.parent());
            }
        }
        return List.copyOf(all);
    }

    /// This shelf and everything in it.
    public List<CategoryId> subtree(CategoryId id) {
        var all = new ArrayList<CategoryId>();
        all.add(id);
        for (int i = 0; i < all.size(); i++) {
            for (var child : childrenOf(all.get(i))) all.add(child.id());
        }
        return List.copyOf(all);
    }

    /// How many shelves deep it stands: 1 for a root.
    public int depthOf(CategoryId id) {
        return withAncestors(List.of(id)).size();
    }

    /// The tree as shoppers see it.
    public CategoryTree shown() {
        return new CategoryTree(nodes.values().stream()
                .filter(node -> withAncestors(List.of(node.id())).stream()
                        .allMatch(
                                id -> find(id).filter(shelf -> !shelf.hidden()).isPresent()))
                .toList());
    }
}
