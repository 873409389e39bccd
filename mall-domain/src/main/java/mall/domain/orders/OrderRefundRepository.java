package mall.domain.orders;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface OrderRefundRepository extends Repository<OrderRefund, UUID> {

    OrderRefund save(OrderRefund refund);

    Optional<OrderRefund> findByOrderAndCause(OrderId order, String cause);

    List<OrderRefund> findByOrder(OrderId order);
}
