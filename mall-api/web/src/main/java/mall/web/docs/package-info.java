/// The API description: what springdoc cannot see by itself.
@org.jspecify.annotations.NullMarked
package mall.web.docs;
