package mall.member.members;

import java.time.Clock;
import mall.domain.kernel.MemberId;
import mall.domain.kernel.Refusal;
import mall.domain.privacy.PersonalCipher;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Members' phone numbers: told by WeChat, never typed, and each of one member only.
///
/// No transaction on the class: binding asks WeChat.
@Component
public class Phones {

    private final ObjectProvider<Identities> identities;
    private final MemberRepository members;
    private final PersonalCipher cipher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Phones(
            ObjectProvider<Identities> identities,
            MemberRepository members,
            PersonalCipher cipher,
            TransactionTemplate transaction,
            Clock clock) {
        this.identities = identities;
        this.members = members;
        this.cipher = cipher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Binds the number that the member has just given away with the phone button; it replaces
    /// the one he had.
    ///
    /// @throws PhoneTaken when it is another member's
    public PhoneNumber bind(MemberId id, String phoneCode) {
        var number = PhoneNumber.of(identities.getObject().phoneByCode(phoneCode));
        try {
            transaction.executeWithoutResult(_ -> {
                var member = members.requireActive(id);
                member.bindPhone(number, cipher, clock.instant());
                members.saveAndFlush(member);
            });
        } catch (DataIntegrityViolationException taken) {
            // The unique index decides, however close two members come.
            if (!String.valueOf(taken.getMessage()).contains("member_phone")) throw taken;
            throw new PhoneTaken();
        }
        return number;
    }

    /// The number is another member's.
    public static final class PhoneTaken extends Refusal {
        PhoneTaken() {
            super("phone-taken");
        }
    }
}
