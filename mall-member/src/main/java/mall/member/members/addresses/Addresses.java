package mall.member.members.addresses;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import mall.domain.divisions.Divisions;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.NotFound;
import mall.domain.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A member's addresses. Changes of one member's addresses happen one after another.
@Component
@Transactional
public class Addresses {

    /// How many a member may keep.
    public static final int MOST = 50;

    /// An address as somebody's own.
    public record Owned(AddressId address, MemberId member) {}

    private final AddressRepository addresses;
    private final AddressRows rows;
    private final Divisions divisions;
    private final JdbcClient jdbc;
    private final Clock clock;

    Addresses(AddressRepository addresses, AddressRows rows, Divisions divisions, JdbcClient jdbc, Clock clock) {
        this.addresses = addresses;
        this.rows = rows;
        this.divisions = divisions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Adds an address, as the default when it is to be or when it is the first.
    ///
    /// @throws TooManyAddresses when he has 50 already
    public SavedAddress add(MemberId member, AddressEntry entry) {
        lock(member);
        var region = divisions.require(entry.districtCode());
        var others = addresses.of(member);
        if (others.size() >= MOST) throw new TooManyAddresses();
        var address = new Address(AddressId.next(), member, entry, region, clock.instant());
        if (entry.asDefault() || others.isEmpty()) makeDefault(address, member);
        return addresses.save(address).saved();
    }

    /// Corrects an address; orders that went there keep what they were placed with.
    public SavedAddress correct(AddressId id, MemberId member, AddressEntry entry) {
        lock(member);
        var address = require(id, member);
        address.correct(entry, divisions.require(entry.districtCode()));
        if (entry.asDefault()) makeDefault(address, member);
        return addresses.save(address).saved();
    }

    public void makeDefault(AddressId id, MemberId member) {
        lock(member);
        var address = require(id, member);
        makeDefault(address, member);
        addresses.save(address);
    }

    /// Removes an address; when it was the default, the newest of the others becomes it.
    public void remove(AddressId id, MemberId member) {
        lock(member);
        var address = require(id, member);
        addresses.delete(address);
        addresses.flush();
        if (address.isDefault()) addresses.of(member).stream().findFirst().ifPresent(Address::becomeDefault);
    }

    /// Outside a transaction it needs none.
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public SavedAddress find(AddressId id, MemberId member) {
        var owned = new Owned(id, member);
        var found = rows.find(Set.of(owned)).get(owned);
        if (found == null) throw new NotFound("address", id);
        return found;
    }

    /// Those of many members at once, each under its owner: what is not there, or not his, is left out.
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<Owned, SavedAddress> find(Set<Owned> wanted) {
        return rows.find(wanted);
    }

    /// The default first, then the newest.
    @Transactional(readOnly = true)
    public List<SavedAddress> of(MemberId member) {
        return addresses.of(member).stream().map(Address::saved).toList();
    }

    private Address require(AddressId id, MemberId member) {
        return addresses
                .findById(id)
                .filter(address -> address.belongsTo(member))
                .orElseThrow(() -> new NotFound("address", id));
    }

    /// The old default steps back in the database before the new one steps forward: a unique index
    /// allows one at a time.
    private void makeDefault(Address address, MemberId member) {
        if (address.isDefault()) return;
        addresses.findByMemberAndIsDefaultTrue(member).ifPresent(Address::ceaseToBeDefault);
        addresses.flush();
        address.becomeDefault();
    }

    /// Locks the member, so that two additions cannot both be the fiftieth, nor both the first.
    private void lock(MemberId member) {
        var locked = jdbc.sql("select id from member where id = :id and state = 'ACTIVE' for update")
                .param("id", member.id())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) throw new NotFound("member", member);
    }

    /// He keeps as many as he may.
    public static final class TooManyAddresses extends Refusal {
        TooManyAddresses() {
            super("too-many-addresses", "most", MOST);
        }
    }
}
