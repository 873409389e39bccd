/// A shopper's calls about himself: coming in and going, his profile and phone, his addresses, what
/// caught his eye, and the divisions of China that his addresses are made of.
@org.jspecify.annotations.NullMarked
package mall.api.members;
