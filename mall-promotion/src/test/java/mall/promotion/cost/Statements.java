package mall.promotion.cost;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Hears every statement that goes to the database.
@TestComponent
public class Statements implements BeanPostProcessor {

    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Overheard(source) : bean;
    }

    /// What is said while something is done, on any thread.
    public static List<String> during(Runnable action) {
        HEARD.clear();
        action.run();
        return List.copyOf(HEARD);
    }

    private static final class Overheard extends DelegatingDataSource {

        Overheard(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().startsWith("prepare")) HEARD.add((String) arguments[0]);
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }
    }
}
