/// Where a member's parcels go: at most 50 places, one of which is the default as soon as there
/// is any. Names, phones and streets rest sealed; the district's code rests plain, because freight
/// is counted by it.
///
/// The door is [Addresses][mall.member.members.addresses.Addresses]. Whoever reads an address
/// says whose it must be; somebody else's is not there.
@NamedInterface("addresses")
@NullMarked
package mall.member.members.addresses;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
