/// The console's calls about members' points: how many, how they came, and putting them right.
@NullMarked
package mall.admin.points;

import org.jspecify.annotations.NullMarked;
