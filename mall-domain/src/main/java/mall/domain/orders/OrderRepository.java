package mall.domain.orders;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import mall.domain.kernel.Actor;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// Orders, locked while they are being moved: of two moves at the same time the second one sees
/// what the first one did, and its guard decides.
interface OrderRepository extends Repository<Order, OrderId> {

    Order save(Order order);

    /// Writes at once, so that the stock that everybody wants is locked last.
    Order saveAndFlush(Order order);

    Optional<Order> findById(OrderId id);

    /// Whose it is; locks nothing.
    @Query("select o.buyer from Order o where o.id = :id")
    Optional<MemberId> buyer(OrderId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Order o where o.id = :id")
    Optional<Order> lock(OrderId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select o from Order o where o.id = :id and o.buyer = :buyer")
    Optional<Order> lock(OrderId id, MemberId buyer);

    default Order require(OrderId id) {
        return lock(id).orElseThrow(() -> new NotFound("order", id));
    }

    /// An order that is somebody else's does not exist.
    default Order require(OrderId id, MemberId buyer) {
        return lock(id, buyer).orElseThrow(() -> new NotFound("order", id));
    }

    /// Members reach their own orders only.
    default Order require(OrderId id, Actor by) {
        return by instanceof Actor.Member(var member) ? require(id, member) : require(id);
    }
}
