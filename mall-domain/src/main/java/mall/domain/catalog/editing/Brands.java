package mall.domain.catalog.editing;

import java.util.HashSet;
import java.util.List;
import mall.domain.catalog.Brand;
import mall.domain.catalog.BrandId;
import mall.domain.catalog.ShelfEvent.BrandChanged;
import mall.domain.catalog.ShelfEvent.ShelvesArranged;
import mall.domain.catalog.Shelves;
import mall.domain.catalog.editing.ShelfRefusal.BrandInUse;
import mall.domain.catalog.editing.ShelfRefusal.NameTaken;
import mall.domain.catalog.editing.ShelfRefusal.NotAnArrangement;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Stale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The brands that products bear, changed by one at a time.
@Component
@Transactional
public class Brands {

    private final JdbcClient jdbc;
    private final Shelves shelves;
    private final References references;
    private final ApplicationEventPublisher events;

    Brands(JdbcClient jdbc, Shelves shelves, References references, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.shelves = shelves;
        this.references = references;
        this.events = events;
    }

    /// Adds a brand behind the others.
    public BrandId create(BrandDraft draft) {
        check(draft);
        hold();
        var id = BrandId.next();
        try {
            jdbc.sql("""
                            insert into brand (id, name, logo, story, position, version)
                            select :id, :name, :logo, :story, coalesce(max(position) + 1, 0), 0 from brand
                            """)
                    .param("id", id.id())
                    .param("name", draft.name().strip())
                    .param("logo", draft.logo())
                    .param("story", draft.story())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(draft.name());
        }
        changed(id);
        return id;
    }

    /// @return the version that it has now
    public long edit(BrandId id, BrandDraft draft, long expectedVersion) {
        check(draft);
        var brand = require(id, expectedVersion);
        try {
            jdbc.sql(
                            "update brand set name = :name, logo = :logo, story = :story, version = version + 1 where id = :id")
                    .param("id", id.id())
                    .param("name", draft.name().strip())
                    .param("logo", draft.logo())
                    .param("story", draft.story())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(draft.name());
        }
        changed(id);
        return brand.version() + 1;
    }

    /// Puts the brands into this order.
    ///
    /// @param order all of them, each once
    public void arrange(List<BrandId> order) {
        var there = new HashSet<>(hold().stream().map(Brand::id).toList());
        if (order.size() != there.size() || !there.equals(new HashSet<>(order))) {
            throw new NotAnArrangement(order.size(), there.size());
        }
        for (int position = 0; position < order.size(); position++) {
            jdbc.sql("update brand set position = :position where id = :id")
                    .param("position", position)
                    .param("id", order.get(position).id())
                    .update();
        }
        events.publishEvent(new ShelvesArranged());
    }

    /// Removes a brand that no product bears.
    public void remove(BrandId id, long expectedVersion) {
        require(id, expectedVersion);
        try {
            jdbc.sql("delete from brand where id = :id").param("id", id.id()).update();
        } catch (DataIntegrityViolationException productsBearIt) {
            throw new BrandInUse(id);
        }
        changed(id);
    }

    private void check(BrandDraft draft) {
        Bounds.text("name", draft.name().strip(), 1, 40);
        Bounds.text("story", draft.story(), 0, 2_000);
        references.checkPicture("logo", draft.logo());
    }

    private Brand require(BrandId id, long expectedVersion) {
        var brand = hold().stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("brand", id));
        Stale.check("brand", id, expectedVersion, brand.version());
        return brand;
    }

    /// Nobody else changes brands until this transaction ends; read past the cache.
    private List<Brand> hold() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('brands', 0))")
                .query((row, _) -> true)
                .list();
        return shelves.brands();
    }

    private void changed(BrandId id) {
        events.publishEvent(new BrandChanged(id));
    }
}
