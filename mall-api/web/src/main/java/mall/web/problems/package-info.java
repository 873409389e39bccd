/// How the mall says that something went wrong: RFC 9457 problem documents in the caller's language.
@org.jspecify.annotations.NullMarked
package mall.web.problems;
