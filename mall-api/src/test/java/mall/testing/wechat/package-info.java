/// The mall with WeChat at its side, in tests: a simulator that speaks WeChat's wire protocol, the
/// mall's real adapter, and real HTTP in both directions.
///
/// ```java
/// @MallWithWechat
/// class PaidOrderTests {
///     @Autowired SimulatorControl wechat;
/// }
/// ```
@org.jspecify.annotations.NullMarked
package mall.testing.wechat;
