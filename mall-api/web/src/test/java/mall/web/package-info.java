@org.jspecify.annotations.NullMarked
package mall.web;
