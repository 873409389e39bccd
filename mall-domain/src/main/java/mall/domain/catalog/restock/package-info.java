/// Who wants to be told when something sold out is there again.
///
/// [RestockRequests][mall.domain.catalog.restock.RestockRequests] notes it down; when stock comes
/// in, every request becomes one [RestockNoticeDue][mall.domain.catalog.restock.RestockNoticeDue],
/// told a few at a time, and is crossed out.
@NamedInterface("restock")
@NullMarked
package mall.domain.catalog.restock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
