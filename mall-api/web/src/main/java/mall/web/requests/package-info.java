/// How paths, parameters, headers and bodies become the values that controllers ask for.
@org.jspecify.annotations.NullMarked
package mall.web.requests;
