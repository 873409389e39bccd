package mall.member.members.addresses;

import java.util.List;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AddressRepository extends Repository<Address, AddressId> {

    Address save(Address address);

    void flush();

    void delete(Address address);

    Optional<Address> findById(AddressId id);

    Optional<Address> findByMemberAndIsDefaultTrue(MemberId member);

    /// The default first, then the newest.
    @Query("select a from Address a where a.member = :member order by a.isDefault desc, a.createdAt desc, a.id.id desc")
    List<Address> of(MemberId member);
}
