package mall.domain.catalog.search;

import mall.domain.audit.AuditCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What must hold of the index at any moment: it is written with the product, never after it.
@Configuration
class SearchChecks {

    @Bean
    AuditCheck whatIsOnSaleIsFound() {
        return AuditCheck.strict("search-finds-exactly-what-is-on-sale", """
                select coalesce(p.id, i.product_id)::text as subject,
                    case when i.product_id is null then 'on sale, and not to be found'
                         else 'to be found, and not on sale' end as detail
                from (select id from product
                      where state = 'ON_SALE' and exists (select from sku where product_id = product.id and not retired)
                     ) p
                full join product_index i on i.product_id = p.id
                where p.id is null or i.product_id is null
                """);
    }
}
