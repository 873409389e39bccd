package mall.domain.catalog.editing;

import java.util.HashSet;
import java.util.List;
import mall.domain.catalog.CategoryId;
import mall.domain.catalog.CategoryTree;
import mall.domain.catalog.ShelfEvent.CategoryChanged;
import mall.domain.catalog.ShelfEvent.ShelvesArranged;
import mall.domain.catalog.Shelves;
import mall.domain.catalog.editing.ShelfRefusal.CategoryInUse;
import mall.domain.catalog.editing.ShelfRefusal.InItself;
import mall.domain.catalog.editing.ShelfRefusal.NameTaken;
import mall.domain.catalog.editing.ShelfRefusal.NotAnArrangement;
import mall.domain.catalog.editing.ShelfRefusal.TooDeep;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The shop's shelves. Whoever changes the tree holds it alone until he is done, so that two moves
/// never meet half-way and make a circle.
@Component
@Transactional
public class Categories {

    private static final int DEEPEST = 3;

    private final JdbcClient jdbc;
    private final Shelves shelves;
    private final References references;
    private final ApplicationEventPublisher events;

    Categories(JdbcClient jdbc, Shelves shelves, References references, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.shelves = shelves;
        this.references = references;
        this.events = events;
    }

    /// Puts up a shelf, behind its siblings.
    ///
    /// @param parent the shelf that it stands in; null for a shelf of the shop itself
    public CategoryId create(@Nullable CategoryId parent, CategoryDraft draft) {
        check(draft);
        var tree = holdTree();
        if (parent != null && depth(tree, parent) >= DEEPEST) throw new TooDeep(DEEPEST);
        var id = CategoryId.next();
        named(
                draft.name(),
                () -> jdbc.sql("""
                        insert into category (id, parent_id, name, picture, hidden, position, version)
                        select :id, :parent::uuid, :name, :picture, :hidden, coalesce(max(position) + 1, 0), 0
                        from category where parent_id is not distinct from :parent::uuid
                        """)
                        .param("id", id.id())
                        .param("parent", parent == null ? null : parent.id())
                        .param("name", draft.name().strip())
                        .param("picture", draft.picture())
                        .param("hidden", draft.hidden())
                        .update());
        changed(id);
        return id;
    }

    /// @return the version that it has now
    public long edit(CategoryId id, CategoryDraft draft, long expectedVersion) {
        check(draft);
        var node = require(holdTree(), id, expectedVersion);
        named(
                draft.name(),
                () -> jdbc.sql("""
                        update category set name = :name, picture = :picture, hidden = :hidden, version = version + 1
                        where id = :id
                        """)
                        .param("id", id.id())
                        .param("name", draft.name().strip())
                        .param("picture", draft.picture())
                        .param("hidden", draft.hidden())
                        .update());
        changed(id);
        return node.version() + 1;
    }

    /// Puts a shelf with everything in it into another one, behind its new siblings.
    ///
    /// @param parent null to make it a shelf of the shop itself
    /// @return the version that it has now
    public long move(CategoryId id, @Nullable CategoryId parent, long expectedVersion) {
        var tree = holdTree();
        var node = require(tree, id, expectedVersion);
        var moved = tree.subtree(id);
        if (parent != null) {
            if (moved.contains(parent)) throw new InItself(id);
            int height = moved.stream().mapToInt(tree::depthOf).max().orElse(1) - tree.depthOf(id) + 1;
            if (depth(tree, parent) + height > DEEPEST) throw new TooDeep(DEEPEST);
        }
        named(
                node.name(),
                () -> jdbc.sql("""
                        update category set parent_id = :parent::uuid, version = version + 1,
                            position = (select coalesce(max(position) + 1, 0) from category
                                        where parent_id is not distinct from :parent::uuid)
                        where id = :id
                        """)
                        .param("id", id.id())
                        .param("parent", parent == null ? null : parent.id())
                        .update());
        changed(id);
        return node.version() + 1;
    }

    /// Puts siblings into this order.
    ///
    /// @param order all shelves that stand in the parent, each once
    public void arrange(@Nullable CategoryId parent, List<CategoryId> order) {
        var tree = holdTree();
        var siblings = parent == null ? tree.roots() : tree.childrenOf(parent);
        var there = new HashSet<>(siblings.stream().map(CategoryTree.Node::id).toList());
        if (order.size() != there.size() || !there.equals(new HashSet<>(order))) {
            throw new NotAnArrangement(order.size(), there.size());
        }
        for (int position = 0; position < order.size(); position++) {
            jdbc.sql("update category set position = :position where id = :id")
                    .param("position", position)
                    .param("id", order.get(position).id())
                    .update();
        }
        events.publishEvent(new ShelvesArranged());
    }

    /// Takes an empty shelf away.
    public void remove(CategoryId id, long expectedVersion) {
        var tree = holdTree();
        require(tree, id, expectedVersion);
        if (!tree.childrenOf(id).isEmpty()) throw new CategoryInUse(id);
        try {
            jdbc.sql("delete from category where id = :id").param("id", id.id()).update();
        } catch (DataIntegrityViolationException productsStandOnIt) {
            throw new CategoryInUse(id);
        }
        changed(id);
    }

    private void check(CategoryDraft draft) {
        Bounds.text("name", draft.name().strip(), 1, 20);
        references.checkPicture("picture", draft.picture());
    }

    /// Nobody else changes the tree until this transaction ends; read past the cache.
    private CategoryTree holdTree() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('category-tree', 0))")
                .query((row, _) -> true)
                .list();
        return shelves.categories();
    }

    private static int depth(CategoryTree tree, CategoryId id) {
        if (tree.find(id).isEmpty()) throw new NotFound("category", id);
        return tree.depthOf(id);
    }

    private static CategoryTree.Node require(CategoryTree tree, CategoryId id, long expectedVersion) {
        var node = tree.find(id).orElseThrow(() -> new NotFound("category", id));
        Stale.check("category", id, expectedVersion, node.version());
        return node;
    }

    private static void named(String name, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(name);
        }
    }

    private void changed(CategoryId id) {
        events.publishEvent(new CategoryChanged(id));
    }
}
