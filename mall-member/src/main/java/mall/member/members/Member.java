package mall.member.members;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import mall.domain.kernel.MemberId;
import mall.domain.privacy.PersonalCipher;
import mall.domain.privacy.SealedText;
import mall.member.members.MemberEvent.MemberBlocked;
import mall.member.members.MemberEvent.MemberErased;
import mall.member.members.MemberEvent.MemberJoined;
import mall.member.members.MemberEvent.MemberUnblocked;
import mall.member.members.MemberEvent.PhoneBound;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/// Somebody who came in from WeChat. He starts with nothing but an identity, says who he is when
/// and as far as he likes, may be blocked and let in again, and may leave: then everything that
/// tells who he was is blanked, and the row that orders point at stays.
@Entity
public class Member extends AbstractAggregateRoot<Member> {

    @EmbeddedId
    private MemberId id;

    private @Nullable String nickname;
    private @Nullable String avatar;

    @Enumerated(EnumType.STRING)
    private @Nullable Gender gender;

    private @Nullable LocalDate birthday;

    @Convert(converter = SealedText.class)
    private @Nullable String phone;

    @Column
    private @Nullable String phoneIndex;

    @Column
    private @Nullable String phoneTailIndex;

    @Column
    private @Nullable Instant phoneBoundAt;

    @Enumerated(EnumType.STRING)
    private State state = State.ACTIVE;

    private @Nullable String blockedReason;
    private Instant joinedAt;
    private @Nullable Integer joinedScene;
    private @Nullable String joinedShare;

    /// Written when he joins, then by [LastSeen] alone, past this object.
    @Column(updatable = false)
    private Instant lastSeenAt;

    @Version
    private @Nullable Integer version;

    @SuppressWarnings("NullAway") // Hibernate fills the fields.
    protected Member() {}

    Member(MemberId id, JoinSource source, Instant now) {
        this.id = id;
        this.joinedAt = now;
        this.lastSeenAt = now;
        this.joinedScene = source.scene();
        this.joinedShare = source.share();
        registerEvent(new MemberJoined(id, source, now));
    }

    /// Takes what is not null of the profile.
    void introduce(Profile profile) {
        if (profile.nickname() != null) nickname = profile.nickname();
        if (profile.avatar() != null) avatar = profile.avatar();
        if (profile.gender() != null) gender = profile.gender();
        if (profile.birthday() != null) birthday = profile.birthday();
    }

    void bindPhone(PhoneNumber number, PersonalCipher cipher, Instant now) {
        if (number.text().equals(phone)) return;
        phone = number.text();
        phoneIndex = number.index(cipher);
        phoneTailIndex = number.tailIndex(cipher);
        phoneBoundAt = now;
        registerEvent(new PhoneBound(id, now));
    }

    void block(String reason, Instant now) {
        if (state == State.ERASED) throw new MemberGone(id);
        if (state == State.ACTIVE) registerEvent(new MemberBlocked(id, now));
        state = State.BLOCKED;
        blockedReason = reason;
    }

    void unblock(Instant now) {
        if (state == State.ERASED) throw new MemberGone(id);
        if (state == State.BLOCKED) registerEvent(new MemberUnblocked(id, now));
        state = State.ACTIVE;
        blockedReason = null;
    }

    void erase(Instant now) {
        if (state == State.ERASED) return;
        nickname = null;
        avatar = null;
        gender = null;
        birthday = null;
        phone = null;
        phoneIndex = null;
        phoneTailIndex = null;
        phoneBoundAt = null;
        blockedReason = null;
        joinedShare = null;
        state = State.ERASED;
        registerEvent(new MemberErased(id, now));
    }

    MemberId id() {
        return id;
    }

    State state() {
        return state;
    }

    Optional<PhoneNumber> phone() {
        return Optional.ofNullable(phone).map(PhoneNumber::new);
    }

    MemberSummary summary() {
        return new MemberSummary(
                id,
                new Profile(nickname, avatar, gender, birthday),
                phone == null ? null : PhoneNumber.mask(phone),
                state,
                blockedReason,
                joinedAt,
                new JoinSource(joinedScene, joinedShare),
                lastSeenAt);
    }

    /// Whether the shop wants him.
    public enum State {
        ACTIVE,
        BLOCKED,
        ERASED
    }

    /// What a member says of himself.
    public enum Gender {
        FEMALE,
        MALE
    }
}
