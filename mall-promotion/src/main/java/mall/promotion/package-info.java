@org.jspecify.annotations.NullMarked
package mall.promotion;
