package io.jianguan.registry;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;

/**
 * Moments and dates as the driver reads them: the usual way makes a text of each moment and reads that, and goes through
 * a calendar for each date.
 *
 * @param <T> what a column holds
 */
final class DriverBinding<T> implements Binding<T, T> {
    static final DataType<OffsetDateTime> MOMENT = type(SQLDataType.TIMESTAMPWITHTIMEZONE, OffsetDateTime.class);
    static final DataType<LocalDate> DATE = type(SQLDataType.LOCALDATE, LocalDate.class);

    private final Binding<T, T> usual;
    private final Class<T> type;

    private DriverBinding(Binding<T, T> usual, Class<T> type) {
        this.usual = usual;
        this.type = type;
    }

    @SuppressWarnings("unchecked")
    private static <T> DataType<T> type(DataType<T> usual, Class<T> type) {
        return usual.asConvertedDataType(new DriverBinding<>((Binding<T, T>) usual.getBinding(), type));
    }

    @Override
    public void get(BindingGetResultSetContext<T> context) throws SQLException {
        context.value(context.resultSet().getObject(context.index(), type));
    }

    @Override
    public Converter<T, T> converter() {
        return usual.converter();
    }

    @Override
    public void sql(BindingSQLContext<T> context) throws SQLException {
        usual.sql(context);
    }

    @Override
    public void register(BindingRegisterContext<T> context) throws SQLException {
        usual.register(context);
    }

    @Override
    public void set(BindingSetStatementContext<T> context) throws SQLException {
        usual.set(context);
    }

    @Override
    public void set(BindingSetSQLOutputContext<T> context) throws SQLException {
        usual.set(context);
    }

    @Override
    public void get(BindingGetStatementContext<T> context) throws SQLException {
        usual.get(context);
    }

    @Override
    public void get(BindingGetSQLInputContext<T> context) throws SQLException {
        usual.get(context);
    }
}
