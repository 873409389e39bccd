/// How requests are read and answers written: strictly.
@org.jspecify.annotations.NullMarked
package mall.web.json;
