package mall.member.members.addresses;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import mall.domain.divisions.Region;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.SealedText;
import org.jspecify.annotations.Nullable;

/// A place to which a member has parcels sent. The region's names are kept as they were when it
/// was filled in: a district that is abolished later does not make the address unreadable.
@Entity
@Table(name = "member_address")
class Address {

    @EmbeddedId
    private AddressId id;

    @Embedded
    private MemberId member;

    @Convert(converter = SealedText.class)
    private String recipient;

    @Convert(converter = SealedText.class)
    private String phone;

    private String districtCode;
    private String region;

    @Convert(converter = SealedText.class)
    private String street;

    private boolean isDefault;

    @Column
    private Instant createdAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway") // Hibernate fills the fields.
    protected Address() {}

    Address(AddressId id, MemberId member, AddressEntry entry, Region region, Instant now) {
        this.id = id;
        this.member = member;
        this.recipient = entry.recipient();
        this.phone = entry.phone();
        this.districtCode = region.code();
        this.region = region.names();
        this.street = entry.street();
        this.createdAt = now;
    }

    void correct(AddressEntry entry, Region region) {
        recipient = entry.recipient();
        phone = entry.phone();
        districtCode = region.code();
        this.region = region.names();
        street = entry.street();
    }

    void becomeDefault() {
        isDefault = true;
    }

    void ceaseToBeDefault() {
        isDefault = false;
    }

    AddressId id() {
        return id;
    }

    boolean belongsTo(MemberId someone) {
        return member.equals(someone);
    }

    boolean isDefault() {
        return isDefault;
    }

    SavedAddress saved() {
        return new SavedAddress(id, recipient, phone, districtCode, region, street, isDefault);
    }
}
