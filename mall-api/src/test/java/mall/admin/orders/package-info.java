@org.jspecify.annotations.NullMarked
package mall.admin.orders;
