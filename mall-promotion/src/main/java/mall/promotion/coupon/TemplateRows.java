package mall.promotion.coupon;

import mall.promotion.coupon.CouponRefusal.TotalBelowIssued;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// What stands beside a template: every edition of its terms, and how many there are.
@Component
class TemplateRows {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TemplateRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void open(CouponTemplateDetail template) {
        keep(template);
        jdbc.sql("insert into coupon_quota (template_id, total) values (:template, :total)")
                .param("template", template.id().id())
                .param("total", template.giving().total())
                .update();
    }

    void follow(CouponTemplateDetail before, CouponTemplateDetail after) {
        if (after.edition() != before.edition()) keep(after);
        var total = after.giving().total();
        var fits = jdbc.sql("""
                        update coupon_quota set total = :total
                        where template_id = :template and (cast(:total as int) is null or issued <= :total)
                        """)
                .param("template", after.id().id())
                .param("total", total)
                .update();
        if (fits == 0) throw new TotalBelowIssued(issued(after.id()));
    }

    int issued(CouponTemplateId template) {
        return jdbc.sql("select issued from coupon_quota where template_id = :template")
                .param("template", template.id())
                .query(Integer.class)
                .single();
    }

    private void keep(CouponTemplateDetail template) {
        jdbc.sql("""
                        insert into coupon_terms (template_id, edition, name, terms)
                        values (:template, :edition, :name, :terms::jsonb)
                        """)
                .param("template", template.id().id())
                .param("edition", template.edition())
                .param("name", template.draft().name())
                .param("terms", json.writeValueAsString(template.terms()))
                .update();
    }
}
