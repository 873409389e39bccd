@org.jspecify.annotations.NullMarked
package mall.api.orders;
