/// What a shopper allows to be told through WeChat.
@org.jspecify.annotations.NullMarked
package mall.api.messages;
