/// Personal data: sealed where it rests, handed to its owner on request, erased when he leaves.
///
/// - [PersonalCipher][mall.domain.privacy.PersonalCipher] seals names, phones and streets before
///   they reach the database (AES-256-GCM), and makes blind indexes by which a sealed value is
///   found again. Entities use it through [SealedText][mall.domain.privacy.SealedText].
/// - [Privacy][mall.domain.privacy.Privacy] is the door for a member's rights: one document of
///   everything the mall knows of him, and the erasure of all of it. Every capability that keeps
///   personal data takes part through [PersonalData][mall.domain.privacy.PersonalData].
///
/// Invariants: no personal text rests unsealed; a key that was ever used stays configured, so
/// that what it sealed can be opened; production never runs on the keys that stand in the source;
/// an erasure happens whole or not at all; who exported or erased what, and when, is kept.
@ApplicationModule(
        id = "privacy",
        allowedDependencies = {"kernel"})
@NullMarked
package mall.domain.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
