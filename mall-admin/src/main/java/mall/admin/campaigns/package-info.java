/// The console's calls about campaigns: the plays there are with the forms of their rules, writing
/// campaigns, leading them through their life, and what came of them.
@NullMarked
package mall.admin.campaigns;

import org.jspecify.annotations.NullMarked;
