/// How often: the buckets behind [Limited][mall.web.Limited].
@org.jspecify.annotations.NullMarked
package mall.web.limits;
