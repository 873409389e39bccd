/// The Mini Program's front door: who stands before it, and which paths lead where.
@org.jspecify.annotations.NullMarked
package mall.api.security;
