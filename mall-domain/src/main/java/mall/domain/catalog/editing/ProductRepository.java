package mall.domain.catalog.editing;

import java.util.Optional;
import mall.domain.catalog.ProductId;
import org.springframework.data.repository.Repository;

interface ProductRepository extends Repository<Product, ProductId> {

    Optional<Product> findById(ProductId id);

    /// Flushes before the events go out, so that listeners in this transaction read what was
    /// written.
    Product saveAndFlush(Product product);

    void flush();

    void delete(Product product);
}
