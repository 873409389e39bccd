/// The console's calls about flash sales: the sessions of a campaign with what became of their units,
/// the live figures of one, and closing one early. Their campaigns are written and led like all
/// others.
@NullMarked
package mall.admin.flashsales;

import org.jspecify.annotations.NullMarked;
