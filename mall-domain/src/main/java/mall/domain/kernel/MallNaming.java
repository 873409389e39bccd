package mall.domain.kernel;

import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.hibernate.boot.model.source.spi.AttributePath;
import org.springframework.stereotype.Component;

/// Names the columns of values that have one component: a component called `id` or `fen` says
/// nothing by itself and takes its owner's name, so that `SkuId sku` becomes `sku_id` and
/// `Money unitPrice` becomes `unit_price_fen`, while the `@EmbeddedId TeamId id` of an entity is
/// just `id`. Everything else keeps the name of the attribute; all names are in snake case.
@Component
class MallNaming extends ImplicitNamingStrategyJpaCompliantImpl {

    @Override
    protected String transformAttributePath(AttributePath path) {
        var name = path.getProperty();
        var owner = path.getParent();
        if (owner == null || !(name.equals("id") || name.equals("fen"))) return name;
        if (owner.getProperty().equals(name) || !isAttribute(owner.getProperty())) return name;
        return owner.getProperty() + "_" + name;
    }

    /// Hibernate marks the elements of a collection as `{element}` or `collection&&element`; the
    /// root of a path is empty.
    private static boolean isAttribute(String property) {
        return !property.isEmpty()
                && Character.isJavaIdentifierStart(property.charAt(0))
                && !property.contains("&&")
                && !property.startsWith("{");
    }
}
