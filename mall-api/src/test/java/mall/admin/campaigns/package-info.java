/// The console's calls about campaigns, over HTTP.
@org.jspecify.annotations.NullMarked
package mall.admin.campaigns;
