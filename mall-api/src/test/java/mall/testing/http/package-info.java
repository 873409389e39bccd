/// Talking to the mall over HTTP, in tests that read as prose:
///
/// ```java
/// @MallHttpTest
/// class CategoryHttpTests {
///     @Autowired Doors doors;
///
///     @Test void isSeenByEverybody() {
///         var manager = doors.operatorWith("catalog:edit");
///
///         var created = manager.post("/admin/api/categories", Map.of("name", "红茶"));
///
///         assertThat(created.status()).isEqualTo(201);
///         assertThat(doors.nobody().get("/api/categories").texts("/items/*/name")).contains("红茶");
///     }
/// }
/// ```
///
/// Bodies are maps, lists, records or strings of JSON; an [Answer][mall.testing.http.Answer] is
/// read by JSON pointers.
@org.jspecify.annotations.NullMarked
package mall.testing.http;
