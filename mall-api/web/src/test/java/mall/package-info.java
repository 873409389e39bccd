@org.jspecify.annotations.NullMarked
package mall;
