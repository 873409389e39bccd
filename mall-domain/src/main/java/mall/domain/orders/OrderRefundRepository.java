package mall.domain.orders;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OrderRefundRepository extends Repository<OrderRefund, UUID> {

    OrderRefund save(OrderRefund refund);

    Optional<OrderRefund> findByOrderAndCause(OrderId order, String cause);

    /// In the order in which they were fixed.
    List<OrderRefund> findByOrderOrderById(OrderId order);
}
